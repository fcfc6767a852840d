import Support
import Testing

/// What takes minutes runs only when it is asked for, one part after the other.
@Suite(.serialized, .enabled(if: Patience.tortured, "minutes of storms: run make torture"))
enum Torture {}

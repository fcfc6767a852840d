import Support
import Testing

/// What takes minutes, or root, or a machine of its own runs only when it is asked for, one part
/// after the other.
@Suite(.serialized, .enabled(if: Patience.tortured, "minutes of faults: run make torture"))
enum Torture {}

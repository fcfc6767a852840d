import Foundation
import Testing

/// What takes minutes, or root, or a machine of its own runs only when it is asked for, one part
/// after the other.
@Suite(.serialized, .enabled(if: Patience.tortured, "minutes of faults: run make torture"))
enum Torture {}

/// How much of a machine's time the tests may take.
enum Patience {
  static let tortured = ProcessInfo.processInfo.environment["LEADLINE_TORTURE"] != nil

  /// For about so long each part of the torture runs.
  static let seconds =
    ProcessInfo.processInfo.environment["LEADLINE_TORTURE_SECONDS"].flatMap { Int($0) } ?? 60
}

import Foundation

/// How much of a machine's time the tests may take.
package enum Patience {
  package static let tortured = ProcessInfo.processInfo.environment["LEADLINE_TORTURE"] != nil

  /// For about so long each part of the torture runs.
  package static let seconds =
    ProcessInfo.processInfo.environment["LEADLINE_TORTURE_SECONDS"].flatMap { Int($0) } ?? 60
}

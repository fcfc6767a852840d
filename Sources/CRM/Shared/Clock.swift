/// Where a verb reads the time from: the machine, or a test's fixed moment.
package struct Clock: Sendable {
  private let fixed: Instant?

  /// The machine's clock.
  package static let system = Clock(fixed: nil)

  /// A clock that stands still.
  package static func fixed(_ instant: Instant) -> Clock { Clock(fixed: instant) }

  package func now() -> Instant { fixed ?? .now() }
}

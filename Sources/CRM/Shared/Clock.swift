/// Where a verb reads the time from: the machine, or a moment that somebody chose.
package struct Clock: Sendable {
  private let reading: @Sendable () -> Instant

  package init(_ reading: @escaping @Sendable () -> Instant) { self.reading = reading }

  /// The machine's clock.
  package static let system = Clock { .now() }

  /// A clock that stands still.
  package static func fixed(_ instant: Instant) -> Clock { Clock { instant } }

  package func now() -> Instant { reading() }
}

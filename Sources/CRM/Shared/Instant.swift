import Glibc

/// A moment on the world's clock, to the millisecond.
package struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// What the machine's clock says.
  package static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  package func adding(milliseconds: Int) -> Instant {
    Instant(milliseconds: self.milliseconds + Int64(milliseconds))
  }
  package func adding(seconds: Int) -> Instant { adding(milliseconds: seconds * 1000) }
  package func adding(minutes: Int) -> Instant { adding(seconds: minutes * 60) }
  package func adding(hours: Int) -> Instant { adding(seconds: hours * 3600) }

  /// Days of 24 hours; for the same hour on another day of a calendar go through `Zone`.
  package func adding(days: Int) -> Instant { adding(seconds: days * 86_400) }

  /// How long after `earlier` this is; negative when it is before.
  package func milliseconds(since earlier: Instant) -> Int64 {
    milliseconds - earlier.milliseconds
  }
}

extension Instant: Comparable {
  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant: CustomStringConvertible {
  package var description: String { Zone.utc.format(self) }
}

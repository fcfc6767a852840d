import Glibc

/// Ways to break.
enum Mishap {
  static func touchNothing() {
    UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
  }

  /// Uses up the stack.
  @inline(never) static func fallForever(_ depth: Int) {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { room in
      room[0] = UInt8(truncatingIfNeeded: depth)
      fallForever(depth + 1)
      room[1] = room[0]
    }
  }

  /// Breaks on another thread while the first one paints.
  static func breakElsewhere() {
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in fatalError("a worker fell over") }, nil)
  }
}

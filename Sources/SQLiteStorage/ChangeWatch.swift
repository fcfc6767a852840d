import Glibc

/// Hears the bell of a database: a descriptor to wait on, and whether it rang.
///
/// A ring only says "look": the truth is the connection's change counter. A writer that does not
/// ring (another tool) is found by looking once a second all the same.
package final class ChangeWatch {
  /// Becomes readable when the bell rings, and for nothing else: not for the log's own writes.
  package let descriptor: Int32

  package init?(database: String) {
    // The bell must be there to be watched; whoever comes first makes it.
    guard Bell(database: database) != nil else { return nil }
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, Bell.path(of: database), UInt32(IN_ATTRIB)) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Takes everything that has been heard so far; true when the bell was among it.
  package func rang() -> Bool {
    var heard = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) > 0 { heard = true }
    }
    return heard
  }

  /// Waits until the bell rings, at most so long.
  package func wait(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0 && rang()
  }
}

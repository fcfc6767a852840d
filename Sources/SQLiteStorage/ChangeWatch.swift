import Glibc

/// Hears the bell of a database: a descriptor to wait on, and whether it rang.
///
/// A ring only says "look": the truth is the connection's change counter. A writer that does not
/// ring (another tool) is found by looking once a second all the same.
package final class ChangeWatch {
  /// Becomes readable when something happened in the folder.
  package let descriptor: Int32
  private let bell: String

  package init?(database: String) {
    let bell = Bell.path(of: database)
    let slash = bell.lastIndex(of: "/")
    let folder = slash.map { String(bell[..<$0]) } ?? "."
    self.bell = slash.map { String(bell[bell.index(after: $0)...]) } ?? bell
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_ATTRIB | IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_MOVED_TO)
    guard inotify_add_watch(descriptor, folder.isEmpty ? "/" : folder, events) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Takes everything that has been heard so far; true when the bell was among it.
  package func rang() -> Bool {
    var heard = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while case let count = read(descriptor, buffer.baseAddress, buffer.count), count > 0 {
        heard = heard || names(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    return heard
  }

  /// Waits until the bell rings, at most so long.
  package func wait(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0 && rang()
  }

  /// Whether one of the events carries the bell's name, or the kernel lost count of them.
  private func names(in bytes: UnsafeRawBufferPointer) -> Bool {
    let header = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + header <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let end = min(bytes.count, offset + header + Int(event.len))
      let name = bytes[(offset + header)..<end].prefix { $0 != 0 }
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 || name.elementsEqual(bell.utf8) { return true }
      offset = end
    }
    return false
  }
}

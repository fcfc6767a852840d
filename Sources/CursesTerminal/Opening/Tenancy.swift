import Glibc
import Synchronization

/// The terminal while it is ours: how it was found, and the ONE way to give it back, taken by a quit,
/// a signal, a suspension, a loan, a crash and `exit`. All of it is prepared beforehand, so that
/// giving back is safe in a signal handler.
struct Tenancy {
  private let found: termios
  private let own: termios
  private let entering: UnsafeRawBufferPointer
  private let leaving: UnsafeRawBufferPointer

  /// Called once ncurses has opened the terminal and set its modes.
  static func begin(found: termios, own: termios, entering: [UInt8], leaving: [UInt8]) {
    let place = UnsafeMutablePointer<Tenancy>.allocate(capacity: 1)
    place.initialize(
      to: Tenancy(
        found: found, own: own, entering: kept(entering), leaving: kept(leaving)))
    current = UnsafePointer(place)
    isOurs.store(true, ordering: .sequentiallyConsistent)
    if !isPromised {
      isPromised = true
      atexit { Tenancy.giveBack() }
    }
  }

  /// Whether the terminal shows our screen now.
  static var holds: Bool { isOurs.load(ordering: .sequentiallyConsistent) }

  /// Leaves the terminal as it was found; nothing if it isn't ours.
  static func giveBack() {
    guard let current, isOurs.exchange(false, ordering: .sequentiallyConsistent) else { return }
    Wire.send(current.pointee.leaving)
    // From the background this would stop the program, and the terminal is another's by now.
    guard isInFront else { return }
    var modes = current.pointee.found
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }

  /// Takes the terminal again; false if the program is to end instead. In the background the system
  /// stops the program here until it is brought to the front.
  static func takeAgain(unless isEnding: () -> Bool) -> Bool {
    guard let current else { return false }
    while !isEnding() {
      var modes = current.pointee.own
      if tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) == 0 || errno != EINTR {
        isOurs.store(true, ordering: .sequentiallyConsistent)
        Wire.send(current.pointee.entering)
        return true
      }
    }
    return false
  }

  private static var isInFront: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

  /// Never freed: a crash may come as late as it likes.
  private static func kept(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(copy)
  }
}

// A signal handler takes no lock, so these are plain. Only the thread that owns the console writes
// them, before the handlers that read them are in place; what `current` points at is never freed or
// changed, and a word is read whole.
private nonisolated(unsafe) var current: UnsafePointer<Tenancy>?
private nonisolated(unsafe) var isPromised = false
private let isOurs = Atomic<Bool>(false)

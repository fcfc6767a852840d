import Glibc
import Storage
import Synchronization

/// The signals that end a program, while a command brings an older file up to date: what is under way
/// is stopped and undone, where the program's sudden end would leave a copy behind.
final class StopSignals: Sendable {
  private struct State {
    var heard: Int32?
    var isOver = false
  }

  private static let ending = [SIGINT, SIGTERM, SIGHUP]

  private let interrupter: Interrupter
  private let state = Mutex(State())
  private let watcher = Mutex<(thread: pthread_t, mask: sigset_t)?>(nil)

  init(_ interrupter: Interrupter) { self.interrupter = interrupter }

  /// From here on they are heard by a thread of their own; a second call changes nothing.
  func heed() {
    watcher.withLock { watcher in
      guard watcher == nil else { return }
      var mask = sigset_t()
      var held = StopSignals.set
      pthread_sigmask(SIG_BLOCK, &held, &mask)
      var thread = pthread_t()
      let made = pthread_create(
        &thread, nil,
        { box in
          Unmanaged<StopSignals>.fromOpaque(box!).takeRetainedValue().listen()
          return nil
        }, Unmanaged.passRetained(self).toOpaque())
      precondition(made == 0, "a thread can be had")
      watcher = (thread, mask)
    }
  }

  /// What came too late to stop anything ends the program now.
  func passOn() {
    leave()
    if let signal = state.withLock({ $0.heard }) { raise(signal) }
  }

  /// They mean what they meant before.
  func leave() {
    watcher.withLock { watcher in
      guard var before = watcher else { return }
      state.withLock { $0.isOver = true }
      pthread_join(before.thread, nil)
      pthread_sigmask(SIG_SETMASK, &before.mask, nil)
      watcher = nil
    }
  }

  /// Stops again and again what is under way: a single call may come between two steps.
  private func listen() {
    var signals = StopSignals.set
    var pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)
    while !state.withLock({ $0.isOver }) {
      let signal = sigtimedwait(&signals, nil, &pause)
      let isStopping = state.withLock {
        if signal > 0 { $0.heard = signal }
        return $0.heard != nil
      }
      if isStopping { interrupter.interrupt() }
    }
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in ending { sigaddset(&set, signal) }
    return set
  }
}

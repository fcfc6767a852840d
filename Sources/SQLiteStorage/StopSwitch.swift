import CSQLite
import Storage
import Synchronization

/// What another thread may touch of a connection: the switch that stops its transaction.
///
/// SQLite allows `sqlite3_interrupt` from a thread other than the connection's own as long as the
/// connection is not closed before the call returns (sqlite.org/c3ref/interrupt.html). The handle is
/// only ever passed to it under the lock, and `close` takes the handle out under the same lock before
/// the connection closes it: so no call is under way then, and none can begin afterwards.
final class StopSwitch: Sendable {
  private struct State {
    /// The connection's handle, as a number that may cross threads; nil once it is closed.
    var handle: UInt?
    var isArmed = false
    var isThrown = false
    /// Another connection that works for this one.
    var helper: StopSwitch?
  }

  private let state: Mutex<State>

  init(_ handle: OpaquePointer) { state = Mutex(State(handle: UInt(bitPattern: handle))) }

  /// From here on there is something to stop.
  func arm() {
    state.withLock {
      $0.isArmed = true
      $0.isThrown = false
    }
  }

  /// From here on there is nothing to stop: neither COMMIT nor ROLLBACK is cut short.
  func disarm() { state.withLock { $0.isArmed = false } }

  func close() {
    state.withLock {
      $0.isArmed = false
      $0.handle = nil
    }
  }

  /// While the body runs there is something to stop, at another connection too that works for this one.
  func guarding<T>(
    _ helper: StopSwitch? = nil, _ body: () throws(StorageError) -> T
  ) throws(StorageError) -> T {
    helper?.arm()
    arm()
    state.withLock { $0.helper = helper }
    defer {
      state.withLock { $0.helper = nil }
      disarm()
      helper?.disarm()
    }
    let answer = try body()
    try check()
    return answer
  }

  /// Refuses the next statement of a transaction that was stopped between two of them, where the
  /// engine itself would take no notice.
  func check() throws(StorageError) {
    if state.withLock({ $0.isArmed && $0.isThrown }) { throw .interrupted }
  }

  var interrupter: Interrupter { Interrupter { self.stop() } }

  private func stop() {
    state.withLock {
      guard $0.isArmed, let handle = $0.handle else { return }
      $0.isThrown = true
      sqlite3_interrupt(OpaquePointer(bitPattern: handle))
      $0.helper?.stop()
    }
  }
}

/// Stops a connection's work from any thread: the transaction that is open fails with
/// `StorageError.interrupted`, and the connection is as good as before. Where none is open, where one
/// is already being kept or undone, and once the connection is closed, it does nothing.
package struct Interrupter: Sendable {
  private let stop: @Sendable () -> Void

  package init(_ stop: @escaping @Sendable () -> Void) { self.stop = stop }

  package func interrupt() { stop() }
}

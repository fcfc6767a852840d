import CSQLite
package import Storage

extension SQLiteConnection {
  /// Copies the log back into the file. Only ever called by the holder of the write gate: outside
  /// it, a checkpoint that races a commit can corrupt the file (sqlite.org/wal.html §11).
  ///
  /// A failure is no loss, the log stays and the next commit tries again. A log that readers have
  /// kept from starting over for long is asked to, so that it can't grow without bound.
  func checkpoint() {
    let tooLong = 16_000
    let mode = log.pages >= tooLong ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE
    if mode == SQLITE_CHECKPOINT_RESTART { sqlite3_busy_timeout(handle, 50) }
    sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    if mode == SQLITE_CHECKPOINT_RESTART { sqlite3_busy_timeout(handle, options.patience) }
    log.pages = 0
  }

  /// A checkpoint made now, in its turn at the gate. Without the gate (the control experiment) it is
  /// the dangerous one.
  package func checkpointNow() throws(StorageError) {
    try enterGate()
    defer { leaveGate() }
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
  }
}

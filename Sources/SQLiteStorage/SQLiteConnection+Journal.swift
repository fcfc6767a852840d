import CSQLite
package import Storage

extension SQLiteConnection {
  /// From now on SQLite tells this connection what it changes, and the file's guards are for the others
  /// (sqlite.org/c3ref/c_dbconfig_defensive.html: what foreign keys bring about goes on).
  package func journal(_ tables: [JournaledTable]) throws(StorageError) {
    guard sqlite3_compileoption_used("ENABLE_PREUPDATE_HOOK") != 0 else {
      throw .cannotOpen(
        path: path, reason: "the SQLite of this machine was built without its preupdate hook")
    }
    try check(leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), in: "journal")
    let witness = Witness(of: tables, notes: notes)
    let context = Unmanaged.passUnretained(witness).toOpaque()
    sqlite3_preupdate_hook(
      handle,
      { context, handle, operation, schema, table, old, new in
        guard let context, let handle, let schema, let table else { return }
        Unmanaged<Witness>.fromOpaque(context).takeUnretainedValue()
          .see(RowSight(handle, operation, schema, table, old: old, new: new))
      }, context)
    // A statement outside a transaction is kept as soon as it is done: then this undoes it.
    sqlite3_commit_hook(
      handle,
      { context in
        guard let context else { return 0 }
        let witness = Unmanaged<Witness>.fromOpaque(context).takeUnretainedValue()
        return witness.objection == nil ? 0 : 1
      }, context)
    self.witness = witness
  }

  /// Before a statement writes. Another connection may have changed a table since the last transaction.
  func prepareWitness() throws {
    guard let witness else { return }
    if !inTransaction { witness.beginAnew() }
    guard !witness.isReady else { return }
    let version = try pragma("schema_version")
    if witness.schema != version {
      try witness.learn(columns(of: witness.names), from: version)
    }
    witness.isReady = true
  }

  private func columns(of tables: [String]) throws -> [String: [Witness.Column]] {
    var columns: [String: [Witness.Column]] = [:]
    let sql: SQL = """
      SELECT kept.name, told.name, told."notnull", told.dflt_value
      FROM sqlite_schema kept JOIN pragma_table_info(kept.name) told
      WHERE kept.type = 'table' AND kept.name IN \(SQL.list(tables)) ORDER BY kept.name, told.cid
      """
    _ = try execute(sql) { row in
      let table: String = try row.next()
      let column = try Witness.Column(
        name: row.next(), isRequired: row.next(), standard: row.next())
      columns[table, default: []].append(column)
      return true
    }
    return columns
  }

  /// What the witness objects to in the statement that has just been stepped, as an error. Then the
  /// whole transaction can't be kept: what SQLite tells it has as good as done.
  func objection(in sql: String) -> StorageError? {
    guard let objection = witness?.objection else { return nil }
    let error: StorageError =
      switch objection {
      case .refusal(let reason): .constraint(.init(kind: .trigger, subject: reason))
      case .failure(let code): failure(code, in: sql, running: true)
      }
    if inTransaction { undoneBy = error }
    return error
  }
}

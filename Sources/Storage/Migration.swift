/// One step of the schema's history: a sentence for a name, plain SQL, never edited once landed.
package struct Migration: Sendable {
  package let name: String
  package let script: String
  /// Done after the script.
  package let rewordings: [Rewording]

  package init(_ name: String, _ script: String, rewordings: [Rewording] = []) {
    self.name = name
    self.script = script
    self.rewordings = rewordings
  }
}

/// Other words in a table's definition that mean the same of every row: the rows stay as they are.
package struct Rewording: Sendable {
  package let table: String
  package let from: String
  package let to: String

  package init(_ table: String, _ from: String, _ to: String) {
    self.table = table
    self.from = from
    self.to = to
  }
}

/// Brings the data to the newest schema, once, however many programs start together.
package struct Migrator: Sendable {
  let migrations: [Migration]
  /// What is generated from the tables (journal, search) is made anew after every change of them.
  let regenerate: @Sendable (borrowing Transaction) throws -> Void

  package init(
    _ migrations: [Migration],
    regenerate: @escaping @Sendable (borrowing Transaction) throws -> Void
  ) {
    self.migrations = migrations
    self.regenerate = regenerate
  }

  package var newestVersion: Int { migrations.count }

  /// Runs what is missing inside one write transaction. `snapshot` is called before the first step
  /// on data that already has a version, so that there is a way back; `progress` hears of each step
  /// before it is taken.
  package func migrate(
    _ database: Database, snapshot: (_ from: Int) throws -> Void,
    progress: (MigrationProgress) -> Void = { _ in }
  ) throws {
    do {
      try takeSteps(database, snapshot: snapshot, progress: progress)
    } catch StorageError.interrupted {
      throw StorageError.notMigrated(path: database.connection.place)
    }
  }

  private func takeSteps(
    _ database: Database, snapshot: (_ from: Int) throws -> Void,
    progress: (MigrationProgress) -> Void
  ) throws {
    let connection = database.connection
    let version = try connection.schemaVersion()
    guard version != newestVersion else { return }
    try refuseNewer(version, of: connection)
    if version > 0 {
      progress(MigrationProgress(.copy, done: 0, of: newestVersion - version + 1))
      try snapshot(version)
    }
    try database.write { tx in
      // Another program may have migrated while this one waited at the gate.
      let version = try connection.schemaVersion()
      try refuseNewer(version, of: connection)
      guard version < newestVersion else { return }
      let missing = migrations[version...]
      let copies = version > 0 ? 1 : 0
      for (place, migration) in missing.enumerated() {
        progress(
          MigrationProgress(
            .migration(name: migration.name), done: copies + place, of: copies + missing.count))
        try connection.run(script: tx.dialect.definition(migration.script))
        try connection.reword(migration.rewordings)
      }
      try regenerate(tx)
      try connection.setSchemaVersion(newestVersion)
    }
  }

  private func refuseNewer(_ version: Int, of connection: any Connection) throws {
    guard version <= newestVersion else {
      throw StorageError.newer(path: connection.place, version: version, known: newestVersion)
    }
  }
}

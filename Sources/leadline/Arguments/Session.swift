import CRM
import Glibc
import SQLiteStorage
import Storage

/// The file open, and somebody who acts.
struct Session {
  let setting: Setting
  let office: Workspace
  let actor: Member

  var desk: Desk { office.desk(for: actor) }
  var wording: Wording { Wording(office.business) }

  /// `cache` is how many KiB of the file are kept at hand: a screen stays open all day, and reads
  /// little at once. `progress` hears of what an older file goes through first, and `stoppable` gets
  /// what stops that; where nobody takes it, the signals that end a program do.
  init(
    _ setting: Setting, cache: Int = SQLiteConnection.Options().cache,
    stoppable: ((Interrupter) -> Void)? = nil, progress: (MigrationProgress) -> Void = { _ in }
  ) throws {
    self.setting = setting
    var options = SQLiteConnection.Options()
    options.cache = cache
    let connection = try SQLiteConnection(path: setting.path, options: options)
    stoppable?(connection.interrupter)
    let signals = StopSignals(connection.interrupter)
    defer { signals.leave() }
    var copy: String?
    do {
      office = try Workspace(
        connection, snapshot: { _ in copy = try Session.keep(connection, beside: setting.path) },
        progress: { step in
          if stoppable == nil { signals.heed() }
          progress(step)
        })
    } catch StorageError.notMigrated(let path) {
      // What it was to be a way back from has not happened.
      if let copy { unlink(copy) }
      throw StorageError.notMigrated(path: path)
    }
    signals.passOn()
    office.clock = try setting.clock(in: office.business.zone)
    actor = try office.members.actor(
      login: setting.login, account: setting.environment.account)
  }

  /// The way back from a migration: a copy beside the file, as it was before.
  private static func keep(
    _ connection: SQLiteConnection, beside path: String
  ) throws -> String {
    SQLiteConnection.removeAbandonedCopies(beside: path)
    let name = "\(path).before-v\(Schema.migrator.newestVersion)"
    // One that is there is of an earlier attempt, and somebody's way back.
    let places = [name] + (2...99).map { "\(name)-\($0)" }
    let free = places.first { access($0, F_OK) != 0 } ?? name
    _ = try connection.backup(to: free, progress: { _ in })
    return free
  }
}

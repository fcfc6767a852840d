import Glibc
import SQLiteStorage
import Storage
import Support

/// Opens a write transaction and stays in it until it is killed.
func hold(_ arguments: Arguments) throws {
  let database = try Office.open(arguments.file, options: arguments.options)
  try database.write { _ in
    say("held")
    while true { pause() }
  }
}

/// Records as many as told.
func commit(_ arguments: Arguments) throws {
  let database = try Office.open(arguments.file, options: arguments.options)
  for number in 0..<arguments.number("count", default: 1) {
    try Office.record(number, by: arguments.number("writer"), in: database)
  }
  say("done")
}

/// Waits for the starting shot, so that several begin together, and brings the file up to date.
func migrate(_ arguments: Arguments) throws {
  while access(arguments["shot"], F_OK) != 0 { usleep(100) }
  let connection = try SQLiteConnection(path: arguments.file, opening: .new)
  let database = Database(connection)
  try database.write { _ in
    try connection.claim()
    try Office.migrator.migrate(database, snapshot: { _ in })
  }
  say("version \(try connection.schemaVersion())")
}

/// Opens and writes as another user: root may do too much to be told no.
func openAs(_ arguments: Arguments) throws {
  guard seteuid(uid_t(arguments.number("user"))) == 0 else {
    say("can't become another user")
    exit(77)
  }
  let connection = try SQLiteConnection(path: arguments.file, opening: .existing)
  try Office.record(arguments.number("number"), in: Database(connection))
  say("done")
}

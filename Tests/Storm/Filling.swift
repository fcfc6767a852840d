import Glibc
import SQLiteStorage
import Storage
import Support

/// Lets no file grow beyond so many bytes, as a full disk would, writes until it is told so, and
/// shows that the same process goes on when there is room again.
func fill(_ arguments: Arguments) throws {
  signal(SIGXFSZ, SIG_IGN)
  let database = try Office.open(arguments.file, options: arguments.options)
  let wide = String(repeating: "x", count: 2000)
  limit(arguments.number("bytes"))
  var number = 0
  do {
    while true {
      if arguments.number("nested") == 1 {
        try stubborn(number, name: wide, in: database)
      } else {
        try Office.record(number, name: wide, in: database)
      }
      number += 1
    }
  } catch {
    say("\(error)")
  }
  limit(-1)
  try Office.record(number, in: database)
  say("confirmed \(number + 1)")
}

/// A write that goes on although a part of it failed, as a batch does that skips a bad row.
private func stubborn(_ number: Int, name: String, in database: Database) throws {
  try database.write { tx in
    _ = try? Office.record(number, name: name, in: database)
    try tx.run("INSERT INTO customer (writer, number, name) VALUES (7, \(number), 'half')")
    try tx.run("DELETE FROM customer WHERE writer = 7")
  }
}

private func limit(_ bytes: Int) {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  limit.rlim_cur = bytes < 0 ? limit.rlim_max : rlim_t(bytes)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}

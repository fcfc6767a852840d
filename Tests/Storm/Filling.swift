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
        try stubborn(number, in: database)
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

/// A write that goes on although a part of it failed, as a batch does that skips a bad row. The part
/// is larger than the engine's memory, so that it meets the disk before the end.
private func stubborn(_ number: Int, in database: Database) throws {
  let name = String(repeating: "x", count: 24 << 20)
  try database.write { tx in
    do {
      try Office.record(number, name: name, in: database)
    } catch {
      limit(-1)
      try tx.run("INSERT INTO customer (writer, number, name) VALUES (7, \(number), 'half')")
    }
  }
}

private func limit(_ bytes: Int) {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  limit.rlim_cur = bytes < 0 ? limit.rlim_max : rlim_t(bytes)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}

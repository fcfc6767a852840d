import Glibc
import SQLiteStorage
import Storage
import Support

/// Records for so many seconds, each confirmed aloud if wanted, and tells how it went:
/// `confirmed COUNT longest MILLISECONDS`, or `damaged` as soon as the file says so.
func write(_ arguments: Arguments) throws {
  let database = try Office.open(arguments.file, options: arguments.options)
  let writer = arguments.number("writer")
  let aloud = arguments.number("aloud") == 1
  if !arguments["shot"].isEmpty { while access(arguments["shot"], F_OK) != 0 { usleep(100) } }
  let end = clock() + arguments.number("seconds", default: 5) * 1000
  var number = 0
  var longest = 0
  while true {
    let start = clock()
    if start >= end { break }
    do {
      try Office.record(number, by: writer, in: database)
    } catch StorageError.damaged {
      say("damaged")
      return
    }
    if aloud { say("\(number)") }
    number += 1
    longest = max(longest, clock() - start)
  }
  say("confirmed \(number) longest \(longest)")
}

/// Copies the log back as often as it can. Only for `gated=0` is this the dangerous thing.
func checkpoint(_ arguments: Arguments) throws {
  let connection = try SQLiteConnection(
    path: arguments.file, opening: .existing, options: arguments.options)
  let end = clock() + arguments.number("seconds", default: 5) * 1000
  var count = 0
  while clock() < end {
    try connection.checkpointNow()
    count += 1
  }
  say("checkpoints \(count)")
}

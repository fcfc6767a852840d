import CRM
import Glibc
import SQLiteStorage
import Storage
import Support

/// A writer of the crash tests: `scribe FILE LOGIN [do=receive|reassign|pause] [seconds=N]
/// [limit=BYTES]`. It opens the file and does a day's work at random, or what it is told to, and says
/// each thing that is confirmed, once it is.
///
/// Lines: `open`, then `EVENT` for each confirmed one; at a full disk `full SENTENCE`, and the
/// events after the limit was lifted; at the end `waited MILLISECONDS`, the longest of all.

/// Whatever happens to the test, no writer outlives it for long.
alarm(300)

guard let words = Words(CommandLine.arguments.dropFirst()) else { exit(2) }

func limitFiles(to bytes: rlim_t) {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(1), &limit)
  limit.rlim_cur = min(bytes, limit.rlim_max)
  setrlimit(__rlimit_resource_t(1), &limit)
}

/// The newest event of this writer: after a verb returned, the one that it recorded.
func newest(_ office: Workspace, _ me: Member) throws -> Int64 {
  try office.database.read { tx in
    try tx.value("SELECT max(id) FROM event WHERE actor_id = \(me.id)", as: Int64?.self) ?? nil
  } ?? 0
}

if let limit = words.number("limit") {
  signal(SIGXFSZ, SIG_IGN)
  limitFiles(to: rlim_t(limit))
}

do {
  let office = try Workspace(SQLiteConnection(path: words.file))
  let me = try office.members.actor(login: words.login)
  let life = ShopLife(office, as: me)
  var dice = SystemRandomNumberGenerator()
  var last = try newest(office, me)
  var longest = 0
  var left = Int.max
  let end = words.end
  say("open")
  switch words.text("do") {
  case "receive":
    longest = try Receiving(office: office, me: me, words: words).run()
    left = 0
  case "reassign":
    try Troubling(office: office, me: me, words: words).reassign()
    left = 0
  case "pause":
    try Troubling(office: office, me: me, words: words).pause()
    left = 0
  default: break
  }
  while milliseconds() < end, left > 0 {
    let start = milliseconds()
    do {
      guard let deed = ShopLife.dailyWork.randomElement(using: &dice) else { break }
      try life.perform(deed, &dice)
    } catch is CRMError {
      // Somebody else was quicker, or a rule says no.
    } catch let error as StorageError {
      guard case .full = error, words.number("limit") != nil, left == .max else { throw error }
      say("full \(error)")
      limitFiles(to: rlim_t.max)
      left = 20
    }
    longest = max(longest, milliseconds() - start)
    let event = try newest(office, me)
    if event != last {
      say("\(event)")
      last = event
      if left < .max { left -= 1 }
    }
  }
  say("waited \(longest)")
} catch {
  say("error \(error)")
  exit(3)
}

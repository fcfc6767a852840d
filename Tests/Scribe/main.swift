import CRM
import Glibc
import SQLiteStorage
import Storage
import Support

/// A writer of the crash tests: `scribe FILE LOGIN [seconds=N] [limit=BYTES]`. It opens the file and
/// does a day's work at random, and says each thing that is confirmed, once it is.
///
/// Lines: `open`, then `EVENT` for each confirmed one; at a full disk `full SENTENCE`, and the
/// events after the limit was lifted; at the end `waited MILLISECONDS`, the longest of all.

/// Whatever happens to the test, no writer outlives it for long.
alarm(300)

let words = Array(CommandLine.arguments.dropFirst())
guard words.count >= 2 else { exit(2) }

func option(_ name: String) -> Int? {
  words.first { $0.hasPrefix(name + "=") }.flatMap { Int($0.dropFirst(name.count + 1)) }
}

/// Out at once: a process that is killed has said all that it said.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(1, bytes, bytes.count)
}

func milliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

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

if let limit = option("limit") {
  signal(SIGXFSZ, SIG_IGN)
  limitFiles(to: rlim_t(limit))
}

do {
  let office = try Workspace(SQLiteConnection(path: words[0]))
  let me = try office.members.actor(login: words[1])
  let life = ShopLife(office, as: me)
  var dice = SystemRandomNumberGenerator()
  var last = try newest(office, me)
  var longest = 0
  var left = Int.max
  let end = option("seconds").map { milliseconds() + $0 * 1000 } ?? Int.max
  say("open")
  while milliseconds() < end, left > 0 {
    let start = milliseconds()
    do {
      guard let deed = ShopLife.dailyWork.randomElement(using: &dice) else { break }
      try life.perform(deed, &dice)
    } catch is CRMError {
      // Somebody else was quicker, or a rule says no.
    } catch let error as StorageError {
      guard case .full = error, option("limit") != nil, left == .max else { throw error }
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

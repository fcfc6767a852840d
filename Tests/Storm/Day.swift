import Glibc
import SQLiteStorage
import Storage
import Support

/// A day's work on one file: opened, written, read, copied back, saved and closed, whatever goes wrong.
struct Day {
  let path: String
  /// Whether the file has ten records when the day begins.
  let old: Bool
  let options: SQLiteConnection.Options
  private var confirmed: Set<Int> = []
  private var attempted: Set<Int> = []
  private var remarks: [String] = []
  private var saved = false

  init(path: String, old: Bool, options: SQLiteConnection.Options) {
    self.path = path
    self.old = old
    self.options = options
  }

  private var copy: String { path + ".copy" }

  mutating func begin(from template: String) throws {
    for file in [path, copy] {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }
    guard old else { return }
    try put(bytes(of: template), into: path)
    confirmed = Set(0..<10)
  }

  /// Does what can be done; then, when the trouble is over (`relief`), one more record must succeed.
  mutating func work(until relief: () -> Void) {
    var options = options
    options.vfs = "faults"
    options.checkpointPages = 4
    options.patience = 50
    // Whoever is refused once tries again.
    let database =
      (try? Office.open(path, options: options)) ?? (try? Office.open(path, options: options))
    if let database {
      for number in 10..<16 { record(number, in: database) }
      nest(16, in: database)
      _ = try? Office.numbers(in: database)
      saved = (try? database.connection.backup(to: copy, progress: { _ in })) != nil
      record(17, in: database)
    }
    relief()
    if let database { record(18, in: database) }
  }

  private mutating func record(_ number: Int, in database: Database) {
    attempted.insert(number)
    // Some rows need pages of their own.
    let name = String(repeating: "x", count: number % 3 == 0 ? 9000 : 20)
    if (try? Office.record(number, name: name, in: database)) != nil { confirmed.insert(number) }
  }

  /// A record inside a write whose other part fails alone.
  private mutating func nest(_ number: Int, in database: Database) {
    struct Refused: Error {}
    attempted.insert(number)
    let done: Void? = try? database.write { tx in
      try Office.record(number, in: database)
      do {
        try database.write { inner in
          try inner.run("DELETE FROM customer")
          throw Refused()
        }
      } catch is Refused {}
      try tx.run("UPDATE customer SET name = 'Ravi' WHERE number = \(number)")
    }
    if done != nil { confirmed.insert(number) }
  }

  /// What the file does not keep of its promises, looked at by a fresh connection.
  mutating func broken(recovers: Bool) -> [String] {
    do {
      var options = SQLiteConnection.Options()
      options.synchronous = .off
      let database = try Office.open(path, options: options)
      remarks += try Office.faults(in: database)
      let there = Set(try Office.numbers(in: database))
      let lost = confirmed.subtracting(there).sorted()
      if !lost.isEmpty { remarks.append("confirmed and gone: \(lost)") }
      let unknown = there.subtracting(attempted).subtracting(confirmed).sorted()
      if !unknown.isEmpty { remarks.append("never written: \(unknown)") }
      if recovers, attempted.contains(18), !confirmed.contains(18) {
        remarks.append("did not go on when the trouble was over")
      }
      try Office.record(99, in: database)
    } catch {
      remarks.append("\(error)")
    }
    if access(copy, F_OK) == 0 {
      if let unsound = try? Office.faults(in: Office.open(copy, opening: .snapshot)), unsound == []
      {
      } else {
        remarks.append("an unsound backup bears its final name")
      }
    } else if saved {
      remarks.append("a confirmed backup is not there")
    }
    return remarks
  }
}

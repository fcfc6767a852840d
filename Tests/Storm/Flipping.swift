import Glibc
import SQLiteStorage
import Storage
import Support

/// Flips one byte of a copy of the file, many times over: every answer is the right one or an error.
/// A crash is seen by whoever started this. Tells `right COUNT detected COUNT changed COUNT wrong
/// COUNT`; what is changed is one value of a row: the engine keeps no sums over those.
func flip(_ arguments: Arguments) throws {
  let whole = try bytes(of: arguments.file)
  let right = try everything(in: arguments.file)
  let copy = arguments.file + ".flipped" + arguments["copy"]
  var random = Dice(state: UInt64(arguments.number("seed", default: 1)))
  var tally = (right: 0, detected: 0, changed: 0, wrong: 0)
  for _ in 0..<arguments.number("times", default: 100) {
    var damaged = whole
    damaged[Int(random.next() % UInt64(whole.count))] ^= UInt8(1 + random.next() % 255)
    try put(damaged, into: copy)
    do {
      let answer = try everything(in: copy)
      let differing = zip(answer, right).count { $0 != $1 }
      if answer.count != right.count || differing > 1 {
        tally.wrong += 1
      } else if differing == 1 {
        tally.changed += 1
      } else {
        tally.right += 1
      }
    } catch {
      tally.detected += 1
    }
    for suffix in ["", "-wal", "-shm", ".gate", ".notify"] { unlink(copy + suffix) }
  }
  say(
    "right \(tally.right) detected \(tally.detected) changed \(tally.changed) wrong \(tally.wrong)")
}

/// Every row, after the file has been found sound.
private func everything(in path: String) throws -> [[Value]] {
  let connection = try SQLiteConnection(path: path, opening: .existing)
  let damage = try Office.faults(in: Database(connection))
  guard damage.isEmpty else { throw StorageError.damaged(path: path, detail: damage[0]) }
  return try Database(connection).read { tx in
    var rows: [[Value]] = []
    try tx.each("SELECT id, writer, number, name FROM customer ORDER BY id") { row in
      rows.append([try row.next(), try row.next(), try row.next(), try row.next()])
    }
    try tx.each("SELECT id, customer_id, note FROM lead ORDER BY id") { row in
      rows.append([try row.next(), try row.next(), try row.next()])
    }
    return rows
  }
}

/// Numbers that look thrown and are the same for the same seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func bytes(of path: String) throws -> [UInt8] {
  let file = Glibc.open(path, O_RDONLY)
  guard file >= 0 else { throw StorageError.missing(path: path) }
  defer { close(file) }
  var status = stat()
  fstat(file, &status)
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  guard read(file, &bytes, bytes.count) == bytes.count else {
    throw StorageError.failing(path: path, reason: "a short read")
  }
  return bytes
}

func put(_ bytes: [UInt8], into path: String) throws {
  let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0 else { throw StorageError.cannotOpen(path: path, reason: "a test could not") }
  defer { close(file) }
  guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
    throw StorageError.full(path: path)
  }
}

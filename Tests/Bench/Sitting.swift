import Glibc
import Support

/// Somebody in front of a program on a terminal of 80×24, with a watch: types, and sees when the last
/// byte of the answer came.
final class Sitting {
  private let pty: Pty
  private let began = seconds()

  /// What was painted, and when its last byte came.
  struct Painted {
    /// The pieces as they came, with the seconds from the key, or from the start.
    fileprivate(set) var pieces: [(time: Double, bytes: [UInt8])] = []

    var time: Double { pieces.last?.time ?? 0 }
    var text: String { String(decoding: pieces.flatMap(\.bytes), as: UTF8.self) }
    var count: Int { pieces.reduce(0) { $0 + $1.bytes.count } }

    /// When the rows of a list stood there: the last piece that wrote below the head of the list,
    /// which is on the screen's third line; the first piece where the rows stayed as they were.
    var timeOfRows: Double {
      let rows = pieces.last { piece in
        let moves = String(decoding: piece.bytes, as: UTF8.self).split(separator: "\u{1B}[")
        return moves.contains { move in
          let number = move.prefix { $0.isNumber }
          let isMove = ["d", ";"].contains(move.dropFirst(number.count).first)
          return isMove && (4...22).contains(Int(number) ?? 0)
            && move.contains { "Hd".contains($0) }
        }
      }
      return rows?.time ?? pieces.first?.time ?? 0
    }
  }

  init(_ program: String, _ arguments: [String], home: String) throws {
    let variables = ["HOME": home, "LANG": "C.UTF-8", "TZ": "Asia/Kolkata"]
    pty = try Pty(program, arguments, variables: variables)
  }

  deinit { leave() }

  /// Waits for the first whole picture: nothing more comes for a fifth of a second.
  func start() -> Painted { settle(since: began, quiet: 0.2) }

  /// Types, and waits until nothing more comes.
  func press(_ keys: String, quiet: Double = 0.03) -> Painted {
    let start = seconds()
    pty.send(keys)
    return settle(since: start, quiet: quiet)
  }

  /// Waits until a text is painted in one piece, so many times; nil if it isn't in ten seconds.
  func sees(_ text: String, times: Int = 1, since start: Double) -> Double? {
    let wanted = Array(text.utf8)
    var seen: [UInt8] = []
    while seconds() - start < 10 {
      seen += pty.read(within: 1)
      if seen.count(of: wanted) >= times { return seconds() - start }
    }
    return nil
  }

  /// Whatever comes in a while, wanted or not.
  func idle(_ length: Double) -> Int {
    let before = pty.received
    let end = seconds() + length
    while seconds() < end { _ = pty.read(within: end - seconds()) }
    return pty.received - before
  }

  /// Bytes of memory that are its own or shared, in use now.
  var memory: Int {
    guard let file = fopen("/proc/\(pty.id)/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return 0 }
    let text = String(decoding: line.map(UInt8.init(bitPattern:)).prefix { $0 != 0 }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }

  func leave() {
    pty.signal(SIGTERM)
    _ = pty.ending(within: 10)
  }

  private func settle(since start: Double, quiet: Double) -> Painted {
    var painted = Painted()
    // The first byte may take its time; none at all is an answer too.
    var patience = 1.0
    while true {
      let bytes = pty.read(within: patience)
      if bytes.isEmpty { return painted }
      painted.pieces.append((seconds() - start, bytes))
      patience = quiet
    }
  }
}

extension [UInt8] {
  func count(of other: [UInt8]) -> Int {
    guard let first = other.first, count >= other.count else { return 0 }
    return indices.dropLast(other.count - 1).count { place in
      self[place] == first && self[place..<place + other.count].elementsEqual(other)
    }
  }
}

import CSQLite
import Storage

/// The bytes of a statement's bound texts, one behind the other: the engine reads them here for as long
/// as the statement runs, and makes no copy of each.
struct BoundBytes: ~Copyable {
  /// What is being filled, and what is full.
  private var piece = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var full: [UnsafeMutableRawBufferPointer] = []
  private var used = 0

  /// What a statement keeps for its next use; a rare long text is given back.
  private static let mostKept = 1 << 20

  deinit {
    piece.deallocate()
    for piece in full { piece.deallocate() }
  }

  mutating func bind(_ rows: some Collection<[Value]>, to statement: OpaquePointer) -> Int32 {
    var index: Int32 = 0
    for row in rows {
      for value in row {
        index += 1
        let code = bind(value, at: index, of: statement)
        if code != SQLITE_OK { return code }
      }
    }
    return SQLITE_OK
  }

  private mutating func bind(
    _ value: Value, at index: Int32, of statement: OpaquePointer
  ) -> Int32 {
    switch value {
    case .null: return SQLITE_OK
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .real(let number): return sqlite3_bind_double(statement, index, number)
    case .text(let text):
      let bound = add(text.utf8.span.bytes)
      return leadline_sqlite3_bind_text(
        statement, index, bound.baseAddress, Int32(clamping: bound.count))
    case .blob(let blob):
      let bound = add(blob.span.bytes)
      return leadline_sqlite3_bind_blob(
        statement, index, bound.baseAddress, Int32(clamping: bound.count))
    }
  }

  /// Where these bytes stand until all are dropped.
  private mutating func add(_ bytes: RawSpan) -> UnsafeRawBufferPointer {
    if bytes.byteCount > piece.count - used { makeRoom(for: bytes.byteCount) }
    let place = UnsafeMutableRawBufferPointer(rebasing: piece[used..<used + bytes.byteCount])
    bytes.withUnsafeBytes { place.copyMemory(from: $0) }
    used += bytes.byteCount
    return UnsafeRawBufferPointer(place)
  }

  /// In another piece, for what is bound already stays where it is; soon one piece is enough for all.
  private mutating func makeRoom(for count: Int) {
    if piece.count > 0 { full.append(piece) }
    piece = .allocate(byteCount: max(count, 2 * piece.count, 256), alignment: 1)
    used = 0
  }

  /// Room for others, once nothing is bound to these any more.
  mutating func empty() {
    used = 0
    for piece in full { piece.deallocate() }
    full = []
    guard piece.count > BoundBytes.mostKept else { return }
    piece.deallocate()
    piece = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  }
}

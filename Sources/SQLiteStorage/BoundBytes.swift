import Storage

/// The bytes of a statement's bound texts, one behind the other: the engine reads them here for as long
/// as the statement runs, and makes no copy of each.
struct BoundBytes: ~Copyable {
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var used = 0

  /// What a statement keeps for its next use; a rare long text is given back.
  private static let mostKept = 1 << 20

  deinit { memory.deallocate() }

  /// Room for the bytes of these rows, where the last ones stood: nothing may be bound to those now.
  mutating func makeRoom(for rows: some Collection<[Value]>) {
    var needed = 0
    for row in rows { for value in row { needed += value.byteCount } }
    used = 0
    guard needed > memory.count else { return }
    memory.deallocate()
    memory = .allocate(byteCount: max(needed, 2 * memory.count), alignment: 1)
  }

  /// Gives back what is too much to keep, once nothing is bound to it.
  mutating func shrink() {
    guard memory.count > BoundBytes.mostKept else { return }
    memory.deallocate()
    memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  }

  /// Where these bytes stand until room is made for others.
  mutating func add(_ bytes: RawSpan) -> UnsafeRawBufferPointer {
    let place = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + bytes.byteCount])
    bytes.withUnsafeBytes { place.copyMemory(from: $0) }
    used += bytes.byteCount
    return UnsafeRawBufferPointer(place)
  }
}

extension Value {
  fileprivate var byteCount: Int {
    switch self {
    case .null, .integer, .real: 0
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    }
  }
}

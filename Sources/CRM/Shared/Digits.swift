/// The digits of a telephone number, as text, packed so that no number needs the heap.
struct Digits: Equatable {
  /// Four bits a digit, the first digit lowest.
  private var packed: UInt128 = 0
  private(set) var count = 0

  /// More than the longest number has with whatever is dialled before it.
  static let capacity = 32

  subscript(place: Int) -> UInt8 {
    UInt8(ascii: "0") + UInt8(truncatingIfNeeded: packed >> (4 * place)) & 0xF
  }

  mutating func append(_ digit: UInt8) {
    precondition(count < Self.capacity, "a number is read in pieces that have room")
    packed |= UInt128(digit & 0xF) << (4 * count)
    count += 1
  }

  func dropFirst(_ dropped: Int) -> Digits {
    var rest = Digits()
    guard dropped < count else { return rest }
    rest.packed = packed >> (4 * dropped)
    rest.count = count - dropped
    return rest
  }
}

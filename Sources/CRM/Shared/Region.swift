/// A country or territory with a dialling plan of its own, by its ISO 3166 letters: "IN".
package struct Region: Hashable, Sendable {
  private let letters: UInt16

  /// Nil when the text is not two letters or no dialling plan has them.
  package init?(_ code: String) {
    let bytes = Array(code.utf8)
    guard bytes.count == 2 else { return nil }
    // 0x20 is what sets a small letter apart from a capital one.
    self.init(first: bytes[0] & ~0x20, second: bytes[1] & ~0x20)
    guard DiallingPlans.shared.hasPlan(of: self) else { return nil }
  }

  /// Nil when these are not two capital letters; whether there is a plan is not asked.
  init?(first: UInt8, second: UInt8) {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard capitals ~= first, capitals ~= second else { return nil }
    letters = UInt16(first) << 8 | UInt16(second)
  }

  /// As it was kept, when it was checked: whether there is a plan is asked with the first number.
  init?(kept code: String) {
    let bytes = Array(code.utf8)
    guard bytes.count == 2 else { return nil }
    self.init(first: bytes[0], second: bytes[1])
  }

  /// Two capital letters: "IN".
  package var code: String {
    String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self)
  }

  /// Every region there is a dialling plan for, in alphabetical order.
  package static var all: [Region] {
    DiallingPlans.shared.regions.sorted { $0.letters < $1.letters }
  }

  /// Where the region stands in a list of all pairs of letters.
  var place: Int {
    let first = UInt16(UInt8(ascii: "A"))
    return Int((letters >> 8 - first) * 26 + (letters & 0xFF - first))
  }

  static let places = 26 * 26
}

extension Region: CustomStringConvertible {
  package var description: String { code }
}

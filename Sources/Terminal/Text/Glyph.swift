/// What one cell shows: a spacing scalar with at most three marks over it. Every text becomes glyphs
/// before it is drawn, so nothing in it can drive the terminal or break a column.
package struct Glyph: Hashable, Sendable {
  /// Nothing but a spacing scalar; 0 for the right half of a wide one.
  package let base: UInt32
  /// Three scalars of 21 bits each, the first in the lowest bits; 0 is none.
  package private(set) var marks: UInt64 = 0

  package init(_ scalar: Unicode.Scalar) { base = scalar.value }

  private init(base: UInt32) { self.base = base }

  package static let blank = Glyph(" ")
  /// The right half of the wide glyph before it.
  package static let covered = Glyph(base: 0)
  static let unknown = Glyph("\u{FFFD}")

  package var isCovered: Bool { base == 0 }

  /// How many columns it takes.
  package var width: Int { isCovered ? 0 : (Unicode.Scalar(base)?.columns ?? 1) == 2 ? 2 : 1 }

  /// Sets one more mark over it; a fourth is left out.
  mutating func add(_ mark: Unicode.Scalar) {
    for shift in [0, 21, 42] where (marks >> UInt64(shift)) & 0x1F_FFFF == 0 {
      marks |= UInt64(mark.value) << UInt64(shift)
      return
    }
  }

  /// The base and its marks, as a terminal is told them.
  package var scalars: [Unicode.Scalar] {
    let above = [0, 21, 42].map { UInt32((marks >> UInt64($0)) & 0x1F_FFFF) }
    return ([base] + above).filter { $0 != 0 }.compactMap { Unicode.Scalar($0) }
  }

  package var text: String { String(String.UnicodeScalarView(scalars)) }
}

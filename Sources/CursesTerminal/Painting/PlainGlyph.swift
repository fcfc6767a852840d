import Terminal

/// What stands for a glyph on a terminal of ASCII.
struct PlainGlyph {
  let scalar: Unicode.Scalar

  init(_ glyph: Glyph) {
    guard let base = Unicode.Scalar(glyph.base), !glyph.isCovered else {
      scalar = " "
      return
    }
    scalar = base.isASCII ? base : PlainGlyph.stands(for: base)
  }

  private static func stands(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2010...0x2015:
      "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
    case 0x2500...0x257F: "+"
    case 0x2580...0x259F: "#"
    case 0x2026: "~"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x00A0: " "
    default: "?"
    }
  }
}

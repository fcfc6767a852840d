/// A text as the glyphs that stand for it, one line long. Only what is shown is made simple, never
/// what is stored: a ZWJ sequence shows its first emoji, a flag its two letters, and what would drive
/// the terminal or turn the reading direction shows U+FFFD.
package struct Glyphs: Sequence, IteratorProtocol {
  private var rest: String.UnicodeScalarView.Iterator
  /// The scalar that comes next.
  private var following: Unicode.Scalar?

  package init(_ text: String) {
    rest = text.unicodeScalars.makeIterator()
    following = rest.next()
  }

  package mutating func next() -> Glyph? {
    while let scalar = take() {
      if scalar.isASCII {
        guard scalar.value >= 0x20, scalar.value != 0x7F else {
          return scalar == "\t" || scalar == "\n" || scalar == "\r" ? .blank : .unknown
        }
        return marked(Glyph(scalar))
      }
      switch ScalarKind(scalar) {
      case .hidden: continue
      case .unsafe: return .unknown
      case .letterOfFlag: return Glyph(scalar.letterOfFlag)
      case .mark:
        // A mark with nothing to stand on.
        var glyph = Glyph("\u{25CC}")
        glyph.add(scalar)
        return marked(glyph)
      case .spacing: return marked(Glyph(scalar))
      }
    }
    return nil
  }

  /// Takes the marks that follow, and all that a joiner ties to the glyph.
  private mutating func marked(_ glyph: Glyph) -> Glyph {
    guard following?.isASCII == false else { return glyph }
    var glyph = glyph
    let isPictograph = Unicode.Scalar(glyph.base)?.isPictograph == true
    while let scalar = following, !scalar.isASCII {
      switch ScalarKind(scalar) {
      case .mark:
        glyph.add(scalar)
        _ = take()
      case .hidden:
        _ = take()
        // What an emoji is joined to is not shown; in scripts a joiner only shapes letters.
        if scalar == "\u{200D}", isPictograph, following?.isPictograph == true { _ = take() }
      // The letters that make a black flag a country's.
      case .unsafe where glyph.base == 0x1F3F4 && (0xE0020...0xE007F).contains(scalar.value):
        _ = take()
      case .spacing, .unsafe, .letterOfFlag: return glyph
      }
    }
    return glyph
  }

  private mutating func take() -> Unicode.Scalar? {
    defer { following = following == nil ? nil : rest.next() }
    return following
  }
}

/// What a scalar beyond ASCII is to a cell.
private enum ScalarKind {
  case spacing, mark, hidden, unsafe, letterOfFlag

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case _ where scalar.isUnsafe: self = .unsafe
    case 0xA0...0x02FF,
      0x3040...0xD7A3 where !(0x302A...0x302F).contains(scalar.value):
      self = 0xAD == scalar.value ? .hidden : ScalarKind(other: scalar)
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF: self = .hidden
    case 0x1F1E6...0x1F1FF: self = .letterOfFlag
    // The vowels and finals that a Korean syllable's first consonant takes up.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: self = .mark
    default: self = ScalarKind(other: scalar)
    }
  }

  private init(other scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: self = .mark
    case .control, .format, .surrogate, .unassigned, .privateUse: self = .unsafe
    case .lineSeparator, .paragraphSeparator: self = .unsafe
    default: self = .spacing
    }
  }
}

extension Unicode.Scalar {
  /// Whether no terminal may be sent it: C1 controls, marks that turn or hide text, line and paragraph
  /// separators. ASCII's own controls are each door's affair.
  package var isUnsafe: Bool {
    switch value {
    case 0x80...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  fileprivate var isPictograph: Bool {
    properties.isEmojiPresentation || (value >= 0x2600 && properties.isEmoji)
  }

  /// The letter that a flag's half stands for.
  fileprivate var letterOfFlag: Unicode.Scalar {
    Unicode.Scalar(UInt8(value - 0x1F1E6) + UInt8(ascii: "A"))
  }
}

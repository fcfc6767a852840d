import CNcurses
import Terminal

/// How every style looks on this terminal: attributes and a pair of colours of ncurses.
struct Palette {
  private struct Ink {
    var attributes: attr_t = 0
    var pair: Int16 = 0
  }

  private let inks: [Ink]

  init(_ theme: Theme, colours: Int) {
    inks = (0..<Role.allCases.count * 8).map { place in
      let isReversed = place & 4 != 0
      // The bar is one piece: patches of colour in it can't be read, and cost a third more to move.
      let role = isReversed ? .text : Role(rawValue: UInt8(place / 8)) ?? .text
      let look = theme.look(of: role)
      var ink = Palette.ink(look.colour, colours: colours)
      if look.isBold || place & 1 != 0 { ink.attributes |= leadline_bold }
      if look.isDim { ink.attributes |= leadline_dim }
      if look.isUnderlined || place & 2 != 0 { ink.attributes |= leadline_underline }
      if isReversed { ink.attributes |= leadline_reverse }
      return ink
    }
  }

  func attributes(of style: Style) -> (attr_t, Int16) {
    let place =
      Int(style.role.rawValue) * 8 + (style.isBold ? 1 : 0) + (style.isUnderlined ? 2 : 0)
      + (style.isReversed ? 4 : 0)
    return (inks[place].attributes, inks[place].pair)
  }

  /// Readies one pair for each colour; the background stays what its owner chose.
  static func prepare() -> Int {
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return 0 }
    let colours = Int(leadline_colours())
    for colour in 0..<Int16(clamping: min(colours, 16)) { init_pair(colour + 1, colour, -1) }
    return colours
  }

  /// Where there are eight colours, bright is bold.
  private static func ink(_ colour: Theme.Colour, colours: Int) -> Ink {
    guard colour != .standard, colours >= 8 else { return Ink() }
    if colours >= 16 || colour.rawValue < 8 { return Ink(pair: colour.rawValue + 1) }
    return Ink(attributes: leadline_bold, pair: colour.rawValue - 7)
  }
}

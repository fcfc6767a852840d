/// What a cell means; the theme says how that looks. Nothing is told by colour alone.
package enum Role: UInt8, CaseIterable, Sendable {
  case text
  /// What may be passed over: labels, borders, hints.
  case quiet
  case heading
  /// The name of the house, and what is chosen among sections.
  case accent
  /// A key to press.
  case key
  /// Needs an eye: overdue, refused.
  case alarm
  /// Waits for somebody.
  case waiting
  case good
  case lost
  /// What a search found in a text.
  case match
  /// Where something is to be written.
  case field
}

/// A role, and how it stands out.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var isBold = false
  package var isUnderlined = false
  /// The selection: foreground and background change places.
  package var isReversed = false

  package init(_ role: Role = .text, bold: Bool = false, underlined: Bool = false) {
    self.role = role
    isBold = bold
    isUnderlined = underlined
  }

  package static let text = Style()
  package static let quiet = Style(.quiet)
  package static let heading = Style(.heading, bold: true)

  package var reversed: Style {
    var style = self
    style.isReversed = true
    return style
  }

  package var bold: Style {
    var style = self
    style.isBold = true
    return style
  }
}

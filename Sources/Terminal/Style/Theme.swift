/// How roles look: one of the sixteen colours that the terminal's owner has chosen, and how it stands
/// out. The background is never set, so light and dark terminals both keep theirs.
package struct Theme: Hashable, Sendable {
  package let name: String
  package let looks: [Role: Look]

  package enum Colour: Int16, Sendable {
    case standard = -1
    case black, red, green, yellow, blue, magenta, cyan, white
    case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan
    case brightWhite
  }

  package struct Look: Hashable, Sendable {
    package var colour = Colour.standard
    package var isBold = false
    package var isDim = false
    package var isUnderlined = false

    package init(
      _ colour: Colour = .standard, bold: Bool = false, dim: Bool = false, underlined: Bool = false
    ) {
      self.colour = colour
      isBold = bold
      isDim = dim
      isUnderlined = underlined
    }
  }

  package func look(of role: Role) -> Look { looks[role] ?? Look() }

  package static let all: [Theme] = [.calm, .bright, .mono]

  /// The usual one: colour only for what needs an eye.
  package static let calm = Theme(
    name: "calm",
    looks: [
      .quiet: Look(dim: true), .heading: Look(bold: true), .accent: Look(.cyan, bold: true),
      .key: Look(.cyan), .alarm: Look(.red, bold: true), .waiting: Look(.yellow),
      .good: Look(.green), .lost: Look(.magenta), .match: Look(bold: true, underlined: true),
      .field: Look(underlined: true),
    ])

  /// For dark terminals that show plain colours too faintly.
  package static let bright = Theme(
    name: "bright",
    looks: [
      .quiet: Look(.white), .heading: Look(.brightWhite, bold: true),
      .accent: Look(.brightCyan, bold: true), .key: Look(.brightCyan),
      .alarm: Look(.brightRed, bold: true), .waiting: Look(.brightYellow),
      .good: Look(.brightGreen), .lost: Look(.brightMagenta),
      .match: Look(.brightWhite, bold: true, underlined: true), .field: Look(underlined: true),
    ])

  /// Bold, dim, underline and reverse alone: for NO_COLOR and terminals without colours.
  package static let mono = Theme(
    name: "mono",
    looks: [
      .quiet: Look(dim: true), .heading: Look(bold: true), .accent: Look(bold: true),
      .key: Look(bold: true), .alarm: Look(bold: true), .waiting: Look(underlined: true),
      .match: Look(bold: true, underlined: true), .field: Look(underlined: true),
    ])

  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }
}

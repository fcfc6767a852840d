extension String {
  /// How many columns of a terminal it takes.
  var displayWidth: Int {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// As much of it as fits, with … where something is missing.
  func fitted(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 1 else { return String(repeating: "…", count: max(0, width)) }
    var kept = ""
    var room = width - 1
    for character in self {
      room -= character.displayWidth
      if room < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  func padded(to width: Int, rightAligned: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(0, width - displayWidth))
    return rightAligned ? gap + self : self + gap
  }
}

extension Character {
  var displayWidth: Int {
    let scalars = unicodeScalars
    if scalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) {
      return 2
    }
    return scalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  /// By the East Asian Width of Unicode (unicode.org/reports/tr11), coarsely; marks take no room.
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x1B2FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension Unicode.Scalar {
  /// How many columns a spacing scalar takes, by the East Asian Width of Unicode
  /// (unicode.org/reports/tr11) as terminals read it; emoji that are pictures by default take two.
  var columns: Int {
    switch value {
    case 0..<0x1100: 1
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3,
      0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA...0x26AB,
      0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2...0x26F3, 0x26F5, 0x26FA,
      0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755, 0x2757,
      0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E,
      0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x1B2FF, 0x1F004, 0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
      0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
      0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440,
      0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A,
      0x1F595...0x1F596, 0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC,
      0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC,
      0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
      0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  private var isPlain: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }

  /// How many columns of a terminal it takes.
  package var columns: Int {
    if isPlain { return utf8.count }
    return Glyphs(self).reduce(0) { $0 + $1.width }
  }

  /// As much of it as fits, with … where something is missing.
  package func fitted(to width: Int) -> String {
    if utf8.count <= width, isPlain { return self }
    guard columns > width else { return self }
    guard width > 1 else { return String(repeating: "…", count: max(0, width)) }
    var kept = ""
    var room = width - 1
    for glyph in Glyphs(self) {
      room -= glyph.width
      if room < 0 { break }
      kept += glyph.text
    }
    return kept + "…"
  }

  /// Filled up with spaces, to the left of numbers and to the right of words.
  package func padded(to width: Int, rightAligned: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(0, width - columns))
    return rightAligned ? gap + self : self + gap
  }

  /// Its words on lines no longer than this; a longer word is broken.
  package func wrapped(to width: Int) -> [String] {
    guard width > 0 else { return [] }
    return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
      String(line).wrappedLine(to: width)
    }
  }

  private func wrappedLine(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var room = width
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let length = String(word).columns
      if !line.isEmpty, length + 1 <= room {
        line += " " + word
        room -= length + 1
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      room = width
      for glyph in Glyphs(String(word)) {
        if glyph.width > room, !line.isEmpty {
          lines.append(line)
          line = ""
          room = width
        }
        line += glyph.text
        room -= glyph.width
      }
    }
    return lines + [line]
  }
}

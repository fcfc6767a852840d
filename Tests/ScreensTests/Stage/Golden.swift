import Foundation
import Terminal
import Testing

/// A picture of a screen at every size that matters, kept in a file beside the tests: rows between
/// bars, how they look in colour and without, and the cursor. `UPDATE_GOLDENS=1` draws them anew.
enum Golden {
  private static let sizes = [(80, 24), (120, 40), (40, 10), (10, 3), (1, 1)]

  /// Compares what a visit shows now with the picture of that name.
  static func check(
    _ name: String, _ visit: Visit, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let text = sizes.map { width, height in
      visit.resize(width, height)
      return "\(width)x\(height)\n\(picture(of: visit.paper.grid))"
    }.joined(separator: "\n")
    visit.resize(80, 24)
    try compare(text, name, place)
  }

  private static func compare(_ text: String, _ name: String, _ place: SourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard kept != text else { return }
    let drift = difference(from: kept, to: text)
    Issue.record("\(name) looks different now:\n\(drift)", sourceLocation: place)
  }

  /// The first rows that differ, as they were and as they are.
  private static func difference(from old: String, to new: String) -> String {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = (0..<max(old.count, new.count)).filter { row in
      row >= old.count || row >= new.count || old[row] != new[row]
    }
    return rows.prefix(6).map { row in
      """
      \(row + 1) was \(row < old.count ? old[row] : "nothing")
      \(row + 1) is  \(row < new.count ? new[row] : "nothing")
      """
    }.joined(separator: "\n")
  }

  static func picture(of grid: Grid) -> String {
    let rows = grid.rows.map { "|\($0)|" }.joined(separator: "\n")
    let caret = grid.showsCaret ? "caret" : "cursor"
    return """
      \(rows)
      in colour
      \(plane(of: grid, letter(inColour:)))in mono
      \(plane(of: grid, letter(inMono:)))\(caret) \(grid.cursor.x),\(grid.cursor.y)

      """
  }

  /// How each row looks that is not plain, one letter a cell; rows that look alike stand together.
  private static func plane(of grid: Grid, _ letter: (Style) -> Character) -> String {
    var lines: [(first: Int, last: Int, look: String)] = []
    for y in 0..<grid.size.height {
      var look = String(grid.row(y).map { letter($0.style) })
      while look.last == "." { look.removeLast() }
      if look.isEmpty { continue }
      if let last = lines.indices.last, lines[last].last == y - 1, lines[last].look == look {
        lines[last].last = y
      } else {
        lines.append((y, y, look))
      }
    }
    return lines.map { line in
      let rows = line.first == line.last ? "\(line.first)" : "\(line.first)-\(line.last)"
      return rows.padding(toLength: 6, withPad: " ", startingAt: 0) + line.look + "\n"
    }.joined()
  }

  /// The role; a capital where it is reversed.
  private static func letter(inColour style: Style) -> Character {
    let letter: Character =
      switch style.role {
      case .text: style.isReversed ? "t" : "."
      case .quiet: "q"
      case .heading: "h"
      case .accent: "c"
      case .key: "k"
      case .alarm: "a"
      case .waiting: "w"
      case .good: "g"
      case .lost: "l"
      case .match: "m"
      case .field: "f"
      }
    return style.isReversed ? Character(letter.uppercased()) : letter
  }

  /// Bold, dim, underlined, or several of them; a capital where it is reversed.
  private static func letter(inMono style: Style) -> Character {
    let look = Theme.mono.look(of: style.role)
    let isBold = look.isBold || style.isBold
    let isUnderlined = look.isUnderlined || style.isUnderlined
    let isDim = look.isDim && !style.isReversed
    let letter: Character =
      switch (isBold, isUnderlined, isDim) {
      case (false, false, false): style.isReversed ? "r" : "."
      case (true, false, false): "b"
      case (false, true, false): "u"
      case (false, false, true): "d"
      case (true, true, false): "s"
      case (true, false, true): "x"
      case (false, true, true): "y"
      case (true, true, true): "z"
      }
    return style.isReversed ? Character(letter.uppercased()) : letter
  }
}

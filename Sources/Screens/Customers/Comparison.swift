import CRM

/// Two customers field by field, and what a merge would make of them. Pure.
struct Comparison: Sendable {
  /// What a merge does with a line, where the primary is known.
  enum Sign: String, Sendable {
    case same = " "
    /// The primary's stays; the other is noted on the time line.
    case differs = "≠"
    /// The primary has a gap, which the other's fills.
    case fills = "+"
  }

  struct Line: Sendable {
    let label: String
    /// The left one's, then the right one's.
    let texts: [String]
    /// Counts of what hangs on them are never in each other's way.
    var isCount = false

    func sign(primary: Int) -> Sign {
      if isCount || texts[0] == texts[1] || texts[1 - primary].isEmpty { return .same }
      return texts[primary].isEmpty ? .fills : .differs
    }
  }

  private(set) var lines: [Line] = []

  init(_ rows: [Row], _ hanging: [[(label: String, count: Int)]], _ briefing: Briefing) {
    guard rows.count == 2, hanging.count == 2 else { return }
    let shelf = ListStyle.customers.shelf
    for field in shelf.fields where !Comparison.housekeeping.contains(field.name) {
      let texts = rows.map { row -> String in
        let value = shelf.value(field.name, of: row)
        return value == .json("{}") ? "" : briefing.say(value)
      }
      if texts != ["", ""] { lines.append(Line(label: field.label, texts: texts)) }
    }
    lines += zip(hanging[0], hanging[1]).map { left, right in
      Line(
        label: left.label, texts: [left.count.grouped, right.count.grouped], isCount: true)
    }
  }

  private static let housekeeping: Set<String> = ["id", "created_at", "updated_at"]
}

import CRM
import Terminal

/// Facts in aligned columns, cut to the terminal where there is one.
struct Table {
  private let columns: [Column]
  private let cells: [[String]]

  init(_ facts: Facts, _ wording: Wording) {
    columns = facts.columns
    cells = facts.rows.map { row in
      row.map { value in
        // An unset flag and facts that are none would only be noise down a column.
        if value == .flag(false) || value == .json("{}") { return "" }
        return SafeText.line(wording.text(value))
      }
    }
  }

  func text(on paper: Paper) -> String {
    guard !cells.isEmpty else { return "nothing found\n" }
    let shown = Layout(columns, natural: widths).fit(paper.width)
    let header = line(columns.map(\.label), shown)
    return ([paper.dim(header)] + cells.map { line($0, shown) }).map { $0 + "\n" }.joined()
  }

  private var widths: [Int] {
    columns.indices.map { place in
      cells.reduce(columns[place].label.columns) { max($0, $1[place].columns) }
    }
  }

  private func line(_ words: [String], _ shown: [(place: Int, width: Int)]) -> String {
    var line = ""
    for (place, width) in shown {
      if !line.isEmpty || place != shown[0].place { line += "  " }
      line += words[place].fitted(to: width).padded(
        to: width, rightAligned: columns[place].isRightAligned)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// Which columns a line has room for, and how wide: few that can be read rather than all cut short.
private struct Layout {
  private let columns: [Column]
  private let natural: [Int]

  init(_ columns: [Column], natural: [Int]) {
    self.columns = columns
    self.natural = natural
  }

  func fit(_ room: Int?) -> [(place: Int, width: Int)] {
    var places = Array(columns.indices)
    guard let room else { return places.map { ($0, natural[$0]) } }
    while total(places.map { comfortable($0) }) > room, let least = leastNeeded(of: places) {
      places.removeAll { $0 == least }
    }
    var widths = places.map { natural[$0] }
    while total(widths) > room {
      let giving = places.indices.filter { gives(places[$0]) && widths[$0] > 6 }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return Array(zip(places, widths)).map { ($0.0, $0.1) }
  }

  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// Words may be cut; half a number or half a date is worse than none.
  private func gives(_ place: Int) -> Bool {
    switch columns[place].kind {
    case .text, .category, .choice, .reference, .json: true
    case .flag, .number, .money, .day, .instant: false
    }
  }

  private func comfortable(_ place: Int) -> Int {
    gives(place) ? min(natural[place], 14) : natural[place]
  }

  /// The number and the name stay; of the others what only sorts things goes first, the last before
  /// the first.
  private func leastNeeded(of places: [Int]) -> Int? {
    let others = places.filter { $0 > 1 }
    return others.last { columns[$0].kind == .category }
      ?? others.last { columns[$0].kind == .text }
      ?? others.last { columns[$0].kind == .number || columns[$0].kind == .flag }
      ?? others.last { gives($0) }
      ?? (others.count > 1 ? others.last : nil)
  }
}

/// One record, a label and a value on each line; what is not known is left out.
struct Sheet {
  private var lines: [(label: String, value: String)] = []

  init(_ columns: [Column], _ row: [FieldValue], _ wording: Wording) {
    for (column, value) in zip(columns, row) {
      let text = wording.text(value)
      if text.isEmpty || value == .flag(false) || value == .json("{}") { continue }
      lines.append((column.label.isEmpty ? "" : column.label, text))
    }
  }

  func and(_ label: String, _ value: String) -> Sheet {
    var sheet = self
    sheet.lines.append((label, value))
    return sheet
  }

  func text(on paper: Paper) -> String {
    let margin = lines.map(\.label.columns).max() ?? 0
    return lines.map { label, value in
      let rows = SafeText.lines(value).split(separator: "\n", omittingEmptySubsequences: false)
      return rows.enumerated().map { place, row in
        let head = (place == 0 ? label : "").padded(to: margin)
        return "\(paper.dim(head))  \(row)\n"
      }.joined()
    }.joined()
  }
}

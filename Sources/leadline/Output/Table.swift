import CRM

/// Facts in aligned columns, cut to the terminal where there is one.
struct Table {
  private let columns: [Column]
  private let cells: [[String]]

  init(_ facts: Facts, _ wording: Wording) {
    columns = facts.columns
    cells = facts.rows.map { row in
      row.map { value in
        // An unset flag would only be noise down a column.
        if case .flag(false) = value { return "" }
        return SafeText.line(wording.text(value))
      }
    }
  }

  func text(on paper: Paper) -> String {
    guard !cells.isEmpty else { return "nothing found\n" }
    let widths = widths(on: paper)
    let header = line(columns.map(\.label), widths)
    return ([paper.dim(header)] + cells.map { line($0, widths) }).map { $0 + "\n" }.joined()
  }

  private func line(_ words: [String], _ widths: [Int]) -> String {
    var line = ""
    for (place, word) in words.enumerated() {
      if place > 0 { line += "  " }
      let column = columns[place]
      line += word.fitted(to: widths[place]).padded(
        to: widths[place], rightAligned: column.isRightAligned)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The widest columns of words give way until the line fits; numbers never do.
  private func widths(on paper: Paper) -> [Int] {
    var widths = columns.indices.map { place in
      cells.reduce(columns[place].label.displayWidth) { max($0, $1[place].displayWidth) }
    }
    guard let width = paper.width else { return widths }
    let narrowest = 6
    while widths.reduce(0, +) + 2 * (widths.count - 1) > width {
      let giving = columns.indices.filter {
        !columns[$0].isRightAligned && widths[$0] > narrowest
      }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
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
    let margin = lines.map(\.label.displayWidth).max() ?? 0
    return lines.map { label, value in
      let rows = SafeText.lines(value).split(separator: "\n", omittingEmptySubsequences: false)
      return rows.enumerated().map { place, row in
        let head = (place == 0 ? label : "").padded(to: margin)
        return "\(paper.dim(head))  \(row)\n"
      }.joined()
    }.joined()
  }
}

/// How lines of text fall into rows of a given width, and which place in the text is where.
struct NoteWrapping {
  struct Row {
    let line: Int
    /// The characters of the line that stand in this row.
    let range: Range<Int>
  }

  private let characters: [[Character]]
  let rows: [Row]

  init(_ lines: [String], width: Int) {
    characters = lines.map { Array($0) }
    rows = characters.indices.flatMap { [characters] number in
      NoteWrapping.ranges(of: characters[number], width: max(1, width)).map { range in
        Row(line: number, range: range)
      }
    }
  }

  func characters(of row: Row) -> ArraySlice<Character> { characters[row.line][row.range] }

  /// The row and the column where a caret stands.
  func place(line: Int, caret: Int) -> (row: Int, column: Int) {
    let place = rows.lastIndex { $0.line == line && $0.range.lowerBound <= caret } ?? 0
    let start = rows[place].range.lowerBound
    return (place, characters[line][start..<max(start, caret)].reduce(0) { $0 + $1.columns })
  }

  /// The caret's place in its line for a row and a column.
  func caret(row: Int, column: Int) -> (line: Int, caret: Int) {
    let row = rows[row]
    let isLast = row.range.upperBound == characters[row.line].count
    // The end of a row that wraps is the beginning of the next.
    let end = isLast ? row.range.upperBound : row.range.upperBound - 1
    var caret = row.range.lowerBound
    var x = 0
    while caret < end {
      x += characters[row.line][caret].columns
      if x > column { break }
      caret += 1
    }
    return (row.line, caret)
  }

  /// Breaks behind spaces; a word that is longer than a row is broken where it must be.
  private static func ranges(of line: [Character], width: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var afterSpace = 0
    var x = 0
    for place in line.indices {
      let own = line[place].columns
      // A space at the end may stand beyond the edge: it isn't seen.
      if x + own > width, line[place] != " ", place > start {
        let end = afterSpace > start ? afterSpace : place
        ranges.append(start..<end)
        start = end
        x = line[start..<place].reduce(0) { $0 + $1.columns }
      }
      x += own
      if line[place] == " " { afterSpace = place + 1 }
    }
    return ranges + [start..<line.count]
  }
}

extension Character {
  /// How many columns it takes by itself.
  var columns: Int { isASCII ? 1 : String(self).columns }
}

extension NoteEditor {
  /// How many rows it takes at a width.
  func rows(at width: Int) -> Int { NoteWrapping(lines, width: width).rows.count }

  /// Draws the part of the text around the caret.
  package func draw(
    into grid: inout Grid, _ area: Rect, _ style: Style = Style(.field), hasFocus: Bool = true
  ) {
    let area = area.clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    grid.clear(area, style)
    let wrapping = NoteWrapping(lines, width: area.width)
    let (row, column) = wrapping.place(line: number, caret: line.caret)
    let first = hasFocus ? max(0, min(wrapping.rows.count - area.height, row - area.height / 2)) : 0
    for (place, row) in wrapping.rows.dropFirst(first).prefix(area.height).enumerated() {
      var x = area.x
      for character in wrapping.characters(of: row) {
        grid.write(String(character), x, area.y + place, in: area, style)
        x += character.columns
      }
    }
    guard hasFocus else { return }
    grid.cursor = Point(min(area.x + column, area.right - 1), area.y + row - first)
    grid.showsCaret = true
  }
}

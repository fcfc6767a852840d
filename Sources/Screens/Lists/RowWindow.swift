/// The part of a list that is held: some screenfuls around the selection, out of perhaps a million
/// rows. The selection is a record, not a line: it stays where others add and remove rows.
struct RowWindow: Sendable {
  private(set) var rows: [Row] = []
  private(set) var selected = 0
  /// The row at the top of the screen.
  private(set) var top = 0
  private(set) var start: String?
  private(set) var hasNext = false
  /// How many rows the screen shows.
  var height = 20

  var selection: Row? { rows.indices.contains(selected) ? rows[selected] : nil }
  var shown: ArraySlice<Row> { rows[min(top, rows.count)..<min(top + height, rows.count)] }

  /// So many rows are asked for at once.
  var chunk: Int { max(60, height * 3) }
  private var most: Int { chunk * 4 }

  /// Whether rows are missing that the selection is about to come to.
  var wantsNext: Bool { hasNext && selected + height >= rows.count }
  var wantsPrevious: Bool { start != nil && selected < height }
  var isAtStart: Bool { start == nil }

  /// Moves the selection; it stops at either end.
  mutating func move(by steps: Int) {
    selected = min(max(0, selected + steps), max(0, rows.count - 1))
    keepInSight()
  }

  mutating func select(line: Int) {
    guard rows.indices.contains(top + line), line < height else { return }
    selected = top + line
  }

  @discardableResult
  mutating func select(id: Int64) -> Bool {
    guard let place = rows.firstIndex(where: { $0.id == id }) else { return false }
    selected = place
    keepInSight()
    return true
  }

  /// Puts other rows in the place of these, the selected record and the lines around it where they
  /// were. At the very beginning of a list what is new comes into sight.
  mutating func replace(with page: RowPage) {
    let survivors = selection == nil ? [] : rows[selected...] + rows[..<selected].reversed()
    let anchor = rows.indices.contains(top) ? rows[top].id : nil
    let wasAtTop = top == 0 && start == nil
    let line = selected - top
    rows = page.rows
    start = page.start
    hasNext = page.hasNext
    let places = Dictionary(rows.indices.map { (rows[$0].id, $0) }) { first, _ in first }
    // Where the selected one is gone, the next that is still there takes its place.
    if let place = survivors.lazy.compactMap({ places[$0.id] }).first {
      selected = place
      let steady = rows.firstIndex { $0.id == anchor } ?? selected - line
      top = wasAtTop && start == nil ? 0 : steady
    } else {
      selected = min(selected, max(0, rows.count - 1))
    }
    keepInSight()
  }

  /// Whether the selected record is not on a page any more, but may be beyond its end.
  func loses(_ page: RowPage) -> Bool {
    guard let id = selection?.id else { return false }
    return page.hasNext && !page.rows.contains { $0.id == id }
  }

  /// Where a page would begin, or end, that is sure to hold the selected record if it did not move.
  var anchor: (after: String?, before: String?) {
    guard selected > 0 else { return (nil, rows.count > 1 ? rows[1].cursor : nil) }
    return (rows[max(0, min(top, selected) - 1)].cursor, nil)
  }

  /// Shows another list, from its beginning or its end.
  mutating func begin(with page: RowPage, atEnd: Bool = false) {
    rows = page.rows
    start = page.start
    hasNext = page.hasNext
    selected = atEnd ? max(0, rows.count - 1) : 0
    top = 0
    keepInSight()
  }

  mutating func append(_ page: RowPage) {
    rows += page.rows
    hasNext = page.hasNext
    let surplus = min(rows.count - most, top - height)
    guard surplus > 0 else { return }
    start = rows[surplus - 1].cursor
    rows.removeFirst(surplus)
    selected -= surplus
    top -= surplus
  }

  mutating func prepend(_ page: RowPage) {
    rows = page.rows + rows
    start = page.start
    selected += page.rows.count
    top += page.rows.count
    if rows.count > most, rows.count - most < rows.count - top - height * 2 {
      rows.removeLast(rows.count - most)
      hasNext = true
    }
    keepInSight()
  }

  mutating func keepInSight() {
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    top = min(top, max(0, rows.count - height))
    top = max(0, top)
  }
}

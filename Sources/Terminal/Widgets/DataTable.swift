/// The rows of a longer list that are in sight, in columns that line up.
package struct DataTable: Hashable, Sendable {
  package var columns: [Column]
  /// Only those in sight.
  package var rows: [Row]
  /// Which of the rows is chosen.
  package var selected: Int?
  package var sort: Sort?
  /// Said in the middle when there are no rows.
  package var whenEmpty: String
  /// Widths that the columns keep at least, so that scrolling does not move them.
  package var held: [Int]

  package init(
    _ columns: [Column], _ rows: [Row], selected: Int? = nil, sort: Sort? = nil,
    whenEmpty: String = "Nothing here.", held: [Int] = []
  ) {
    self.columns = columns
    self.rows = rows
    self.selected = selected
    self.sort = sort
    self.whenEmpty = whenEmpty
    self.held = held
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    package var isRightAligned: Bool
    /// The highest is left out first where there is little room.
    package var priority: Int
    /// The narrowest at which its words can still be read.
    package var least: Int
    package var most: Int
    /// Whether its words may be cut; numbers and days never are.
    package var gives: Bool

    /// Words, which may be cut.
    package init(_ title: String, priority: Int = 0, least: Int = 12, most: Int = 40) {
      self.init(title, priority, least, most, gives: true, isRightAligned: false)
    }

    /// Numbers: whole, and their ends below each other.
    package static func number(_ title: String, priority: Int = 0) -> Column {
      Column(title, priority, 1, 40, gives: false, isRightAligned: true)
    }

    /// Days, phones and other short things that are worth nothing when cut.
    package static func exact(
      _ title: String, priority: Int = 0, rightAligned: Bool = false
    ) -> Column {
      Column(title, priority, 1, 40, gives: false, isRightAligned: rightAligned)
    }

    private init(
      _ title: String, _ priority: Int, _ least: Int, _ most: Int, gives: Bool, isRightAligned: Bool
    ) {
      self.title = title
      self.priority = priority
      self.least = max(1, least)
      self.most = max(1, least, most)
      self.gives = gives
      self.isRightAligned = isRightAligned
    }
  }

  package struct Row: Hashable, Sendable {
    package var cells: [Span]
    package var isMarked: Bool
    /// One glyph at the right end that says what the row needs.
    package var flag: Span?

    package init(_ cells: [Span], isMarked: Bool = false, flag: Span? = nil) {
      self.cells = cells
      self.isMarked = isMarked
      self.flag = flag
    }
  }

  package struct Sort: Hashable, Sendable {
    package var column: Int
    package var isDescending: Bool

    package init(_ column: Int, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }
}

/// Columns of cards, as stages with what stands in them.
package struct Board: Hashable, Sendable {
  package var columns: [Column]
  /// The chosen card.
  package private(set) var place: Place
  /// Said in a column without cards.
  package var whenEmpty: String

  package init(_ columns: [Column], at place: Place = Place(0, 0), whenEmpty: String = "–") {
    self.columns = columns
    self.place = place
    self.whenEmpty = whenEmpty
    go(to: place)
  }

  package struct Column: Hashable, Sendable {
    package var name: String
    package var count: String
    package var money: String
    package var cards: [Card]
    /// The card that is kept in sight while another column is chosen.
    package var chosen = 0
    /// How many more there are above and below those that are given; nil where nobody counted.
    package var above: Int? = 0
    package var below: Int? = 0

    package init(_ name: String, count: String = "", money: String = "", _ cards: [Card] = []) {
      self.name = name
      self.count = count
      self.money = money
      self.cards = cards
    }
  }

  /// Two lines: what it is; what is known of it, and its age at the right.
  package struct Card: Hashable, Sendable {
    package var title: Span
    package var detail: Span
    package var age: Span
    package var isMarked: Bool

    package init(_ title: Span, detail: Span, age: Span = Span(""), isMarked: Bool = false) {
      self.title = title
      self.detail = detail
      self.age = age
      self.isMarked = isMarked
    }
  }

  package struct Place: Hashable, Sendable {
    package var column: Int
    package var card: Int

    package init(_ column: Int, _ card: Int) {
      self.column = column
      self.card = card
    }
  }

  package enum Direction: CaseIterable, Sendable {
    case up, down, left, right
    /// To the first and the last card of the column.
    case first, last
  }

  package var card: Card? {
    guard columns.indices.contains(place.column) else { return nil }
    let cards = columns[place.column].cards
    return cards.indices.contains(place.card) ? cards[place.card] : nil
  }

  /// The place next to the chosen one; the same at the edge.
  package mutating func move(_ direction: Direction) {
    switch direction {
    case .up: go(to: Place(place.column, place.card - 1))
    case .down: go(to: Place(place.column, place.card + 1))
    case .left: go(to: Place(place.column - 1, place.card))
    case .right: go(to: Place(place.column + 1, place.card))
    case .first: go(to: Place(place.column, 0))
    case .last: go(to: Place(place.column, Int.max))
    }
  }

  package mutating func go(to place: Place) {
    let column = max(0, min(columns.count - 1, place.column))
    let cards = columns.indices.contains(column) ? columns[column].cards.count : 0
    self.place = Place(column, max(0, min(cards - 1, place.card)))
  }
}

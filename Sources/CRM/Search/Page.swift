/// One page of a list, its items in the list's order whichever way it was come upon.
package struct Page<Item> {
  package let items: [Item]
  /// What to ask the next page with, by `after`; nothing after the last.
  package let next: String?
  /// What to ask the page before with, by `before`; nothing before the first.
  package let previous: String?
  private let mark: @Sendable (Item) -> String

  init(
    items: [Item], hasPrevious: Bool, hasNext: Bool, mark: @escaping @Sendable (Item) -> String
  ) {
    self.items = items
    self.mark = mark
    next = hasNext ? items.last.map(mark) : nil
    previous = hasPrevious ? items.first.map(mark) : nil
  }

  /// The cursor of any item of the page: a list can begin anew behind it or before it.
  package func cursor(of index: Int) -> String { mark(items[index]) }
}

/// Where in a list a page lies.
package enum PagePlace: Hashable, Sendable {
  case first
  /// Right behind the item of a cursor.
  case after(String)
  /// So that it ends right before the item of a cursor.
  case before(String)
  case last
}

extension Page: Sendable where Item: Sendable {}

/// Why a list can't be ordered or gone on with as asked.
package enum ListingError: Error, Hashable, CustomStringConvertible {
  case unknownSort(String, nearest: String?)
  case notSorted(String)
  case badCursor
  case cursorOfAnotherList
  case cursorOfAnotherSort

  package var description: String {
    switch self {
    case .unknownSort(let name, let nearest?):
      "unknown field \(name.quoted) to sort by: did you mean “\(nearest)”?"
    case .unknownSort(let name, nil):
      "unknown field \(name.quoted) to sort by"
    case .notSorted(let name):
      "“\(name)” is only shown: sort by another field"
    case .badCursor:
      "the cursor is damaged: copy “next” of the last page whole, or begin with the first page"
    case .cursorOfAnotherList:
      "the cursor belongs to another list: begin with the first page"
    case .cursorOfAnotherSort:
      "the cursor belongs to another order: sort as before, or begin with the first page"
    }
  }
}

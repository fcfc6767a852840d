/// One page of a list.
package struct Page<Item> {
  package let items: [Item]
  /// What to ask the next page with; nothing after the last.
  package let next: String?

  package init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }
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

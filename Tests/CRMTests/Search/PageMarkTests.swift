import Storage
import Testing

@testable import CRM

@Suite struct PageMarkTests {
  private let name = Sort("name")

  private func read(_ cursor: String, _ sort: Sort) throws(ListingError) -> PageMark {
    let order = try ListOrder(sort, of: Person.catalogue)
    return try PageMark(
      cursor: cursor, catalogue: Person.catalogue, sort: order.sort, field: order.field)
  }

  @Test(
    "a cursor comes back as it went",
    arguments: [
      PageMark(noun: .customer, sort: Sort("name"), value: .text("Asha  Rao"), id: 7),
      PageMark(noun: .customer, sort: Sort("name"), value: .text(""), id: 7),
      PageMark(noun: .customer, sort: Sort("name"), value: .text("\u{301}é \u{7}王"), id: 7),
      PageMark(
        noun: .customer, sort: Sort("score", descending: true), value: .integer(.min), id: .max),
      PageMark(noun: .customer, sort: Sort("score"), value: .null, id: -1),
    ])
  func roundTrip(mark: PageMark) throws {
    #expect(try read(mark.cursor, mark.sort) == mark)
    #expect(mark.cursor.allSatisfy { "0123456789abcdef".contains($0) })
  }

  @Test("a cursor of another list or order is told from a damaged one")
  func foreign() throws {
    let mark = PageMark(noun: .customer, sort: name, value: .text("Asha"), id: 7)
    let lead = PageMark(noun: .lead, sort: name, value: .text("Asha"), id: 7)
    #expect(throws: ListingError.cursorOfAnotherList) { try read(lead.cursor, name) }
    #expect(throws: ListingError.cursorOfAnotherSort) {
      try read(mark.cursor, Sort("name", descending: true))
    }
    #expect(throws: ListingError.cursorOfAnotherSort) { try read(mark.cursor, Sort("score")) }
  }

  @Test(
    "a damaged cursor is refused",
    arguments: [
      "", "0", "zz", "éé", "ff", "next", "20202020",
      "34206e616d652061203720", "34206e616d65206120372078", "34206e616d652061203720693f",
      "34206e616d6520622037207441", "34206e616d652061203720300a",
    ])
  func damaged(cursor: String) {
    #expect(throws: ListingError.badCursor) { try read(cursor, name) }
  }

  @Test("a value that the field can't hold is damage")
  func wrongValue() {
    for value in [Value.null, .integer(5)] {
      let mark = PageMark(noun: .customer, sort: name, value: value, id: 7)
      #expect(throws: ListingError.badCursor) { try read(mark.cursor, name) }
    }
    let mark = PageMark(noun: .customer, sort: Sort("score"), value: .text("5"), id: 7)
    #expect(throws: ListingError.badCursor) { try read(mark.cursor, Sort("score")) }
  }
}

import Storage
import Testing

@Suite("The order in which changes are noted")
struct ChangeNotesTests {
  let notes = ChangeNotes()

  init() { notes.open() }

  private func delete(_ row: Int64, depth: Int) {
    let cell = RowChange.Cell("name", .text("x"))
    #expect(notes.add(RowChange(code: 1, row: row, action: 3, before: [cell]), depth: depth))
  }

  private func insert(_ row: Int64, depth: Int) {
    #expect(notes.add(row: row, of: 1, depth: depth))
  }

  private var rows: [Int64] { notes.changes.flatMap(\.rows) }

  @Test("what goes with a row stands before it, and what goes with that before that")
  func cascades() {
    delete(1, depth: 0)
    delete(2, depth: 1)
    delete(3, depth: 2)
    delete(4, depth: 1)
    delete(5, depth: 0)
    delete(6, depth: 1)
    #expect(rows == [3, 2, 4, 1, 6, 5])
  }

  @Test("a row that is added stands where it came")
  func insertions() {
    insert(1, depth: 0)
    insert(2, depth: 0)
    delete(3, depth: 0)
    insert(4, depth: 1)
    insert(5, depth: 0)
    #expect(rows == [1, 2, 4, 3, 5])
  }

  @Test("to look at the changes is no change")
  func looking() {
    delete(1, depth: 0)
    #expect(rows == [1])
    delete(2, depth: 0)
    delete(3, depth: 1)
    #expect(rows == [1, 3, 2])
    #expect(rows == [1, 3, 2])
  }

  @Test("rows that one statement adds in turn are one change")
  func together() {
    _ = notes.begin()
    insert(1, depth: 0)
    insert(2, depth: 0)
    #expect(notes.add(row: 3, of: 2, depth: 0))
    insert(3, depth: 0)
    insert(5, depth: 0)
    let count = notes.begin()
    insert(6, depth: 0)
    insert(7, depth: 0)
    #expect(notes.changes.map(\.rows) == [1...2, 3...3, 3...3, 5...5, 6...7])
    notes.keep(first: count)
    #expect(notes.changes.map(\.rows) == [1...2, 3...3, 3...3, 5...5])
    insert(6, depth: 0)
    #expect(rows == [1, 2, 3, 3, 5, 6])
  }

  @Test("what was undone goes, what was there before stays")
  func keeping() {
    delete(1, depth: 0)
    let count = notes.begin()
    delete(2, depth: 0)
    delete(3, depth: 1)
    notes.keep(first: count)
    #expect(rows == [1])
    notes.keep(first: 5)
    #expect(rows == [1])
    notes.open()
    #expect(rows == [] && notes.isOpen)
  }

  @Test("outside an event nothing is noted")
  func closed() {
    notes.close()
    #expect(!notes.add(row: 1, of: 1, depth: 0))
    #expect(!notes.add(RowChange(code: 1, row: 1, action: 3), depth: 0))
    #expect(rows == [])
  }
}

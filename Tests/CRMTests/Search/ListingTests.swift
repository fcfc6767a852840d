import Storage
import Testing

@testable import CRM

@Suite struct ListingTests {
  /// People with many equal and many absent values.
  private func town(_ count: Int64 = 60) throws -> Town {
    var dice = Dice(seed: 11)
    let town = try Town()
    try town.settle((1...count).map { dice.person(id: $0 * 3) })
    return town
  }

  @Test(
    "page after page shows everybody once, in order, by every field and way",
    arguments: Person.catalogue.fields.filter { $0.kind != .json }.map(\.name), [false, true])
  func everybodyOnce(field: String, descending: Bool) throws {
    let town = try town()
    let sort = Sort(field, descending: descending)
    let everybody = try town.people().sorted { a, b in
      let (a, b) = descending ? (b, a) : (a, b)
      return Person.precedes(a, b, by: field)
    }.map(\.id)
    try town.database.read { tx in
      let listing = Listing(of: Person.catalogue, where: try Town.condition("id>0"))
      let order = try ListOrder(sort, of: Person.catalogue)
      // Walked by the sort's index, and looked up by a term.
      for plan in [nil, ListPlan(), ListPlan(lead: .term(0))] {
        for limit in [1, 7, 60, 61] {
          var seen: [Int64] = []
          var mark: PageMark?
          var pages = 0
          repeat {
            let page = try listing.page(order, plan, limit: limit, after: mark, in: tx)
            seen += page.items.map(\.id)
            mark = try page.next.map {
              try PageMark(
                cursor: $0, catalogue: Person.catalogue, sort: order.sort, field: order.field)
            }
            pages += 1
          } while mark != nil && pages < 100
          #expect(seen == everybody, "\(limit) a page by \(plan as Any)")
          #expect(pages == (60 + limit - 1) / limit)
        }
      }
    }
  }

  @Test(
    "walking back shows what walking forth showed, by every field and way",
    arguments: Person.catalogue.fields.filter { $0.kind != .json }.map(\.name), [false, true])
  func back(field: String, descending: Bool) throws {
    let town = try town()
    let sort = Sort(field, descending: descending)
    for filter in ["id>0", "state:kerala,delhi", "score<3 or -stage:won", "owner:none"] {
      let listing = Listing(of: Person.catalogue, where: try Town.condition(filter))
      try town.database.read { tx in
        let all = try listing.page(sort: sort, limit: 100, in: tx)
        let ids = all.items.map(\.id)
        #expect(ids.count > 3)
        for limit in [1, 7, ids.count, 61] {
          var seen: [Int64] = []
          var place = PagePlace.last
          var pages = 0
          while pages < 100 {
            let page = try listing.page(sort: sort, limit: limit, at: place, in: tx)
            seen = page.items.map(\.id) + seen
            pages += 1
            #expect((page.next == nil) == (place == .last))
            guard let previous = page.previous else { break }
            place = .before(previous)
          }
          #expect(seen == ids, "\(limit) a page of \(filter)")
          #expect(pages == (ids.count + limit - 1) / limit)
        }
      }
    }
  }

  @Test("a list begins anew behind or before any row, by either plan")
  func anywhere() throws {
    let town = try town()
    let listing = Listing(of: Person.catalogue, where: try Town.condition("id>0"))
    try town.database.read { tx in
      for sort in [Sort("score"), Sort("score", descending: true), Sort("city")] {
        let order = try ListOrder(sort, of: Person.catalogue)
        let all = try listing.page(sort: sort, limit: 100, in: tx)
        let ids = all.items.map(\.id)
        for index in ids.indices {
          let cursor = all.cursor(of: index)
          let mark = order.mark(all.items[index])
          #expect(mark.cursor == cursor)
          for plan in [nil, ListPlan(), ListPlan(lead: .term(0))] {
            let after = try listing.page(order, plan, limit: 5, after: mark, in: tx)
            #expect(after.items.map(\.id) == Array(ids[(index + 1)...].prefix(5)))
            let before = try listing.page(order, plan, limit: 5, before: mark, in: tx)
            #expect(before.items.map(\.id) == Array(ids[..<index].suffix(5)))
            #expect((before.previous == nil) == (index <= 5))
          }
        }
      }
    }
  }

  @Test("the front door goes through a list with filter and rule, and counts it")
  func frontDoor() throws {
    let town = try town()
    let people = try town.people()
    let condition = try Town.condition("-stage:won,lost")
    let mine = people.filter { condition.holds($0) && [1, 2].contains($0.ownerID) }
    #expect(mine.count > 3)
    try town.database.read { tx in
      let listing = Listing(
        of: Person.catalogue, where: condition, and: "person.owner_id = 1 OR person.owner_id = 2")
      var seen: [Person] = []
      var cursor: String?
      repeat {
        let page = try listing.page(
          limit: 3, at: cursor.map(PagePlace.after) ?? .first, in: tx)
        seen += page.items
        cursor = page.next
      } while cursor != nil && seen.count < 100
      #expect(seen.map(\.id).sorted() == mine.map(\.id))
      #expect(seen.map(\.received) == seen.map(\.received).sorted(by: >))
      #expect(try listing.count(upTo: 1000, in: tx) == mine.count)
      #expect(try listing.count(upTo: 2, in: tx) == 2)
      #expect(try Listing(of: Person.catalogue).count(upTo: 1000, in: tx) == 60)
    }
  }

  @Test("a list is not moved by what comes in before the cursor")
  func newcomers() throws {
    let town = try Town()
    try town.settle((1...6).map { Person(id: $0 * 10, name: "P\($0)") })
    let listing = Listing(of: Person.catalogue)
    let sort = Sort("name")
    let first = try town.database.read { try listing.page(sort: sort, limit: 3, in: $0) }
    try town.database.write { tx in
      try tx.run(
        "INSERT INTO person (id, name, stage, currency, received) VALUES (5, 'A', 'New', 'INR', 1)")
      try tx.run("DELETE FROM person WHERE id = 30")
    }
    let second = try town.database.read {
      try listing.page(sort: sort, limit: 3, at: .after(#require(first.next)), in: $0)
    }
    #expect(first.items.map(\.id) == [10, 20, 30])
    #expect(second.items.map(\.id) == [40, 50, 60])
    #expect(second.next == nil)
  }

  @Test("a hyphen in a sort's field is an underscore; others are refused with a hint")
  func sorts() throws {
    #expect(
      try ListOrder(Sort("Expected-Close"), of: Person.catalogue).field.name == "expected_close")
    #expect(throws: ListingError.unknownSort("nam", nearest: "name")) {
      try ListOrder(Sort("nam"), of: Person.catalogue)
    }
    #expect(throws: ListingError.notSorted("raw")) {
      try ListOrder(Sort("raw"), of: Person.catalogue)
    }
    #expect(
      "\(ListingError.unknownSort("nam", nearest: "name"))"
        == "unknown field “nam” to sort by: did you mean “name”?")
  }

  @Test("a day that is not set comes after all days")
  func someDay() throws {
    let town = try Town()
    var known = Person(id: 2, name: "Known")
    known.due = 30_000
    try town.settle([Person(id: 1, name: "Some day"), known])
    try town.database.read { tx in
      let listing = Listing(of: Person.catalogue)
      let up = try listing.page(sort: Sort("expected_close"), limit: 9, in: tx)
      let down = try listing.page(sort: Sort("expected_close", descending: true), limit: 9, in: tx)
      #expect(up.items.map(\.id) == [2, 1])
      #expect(down.items.map(\.id) == [1, 2])
    }
  }

  @Test("the absent come first going up, and last going down")
  func absent() throws {
    let town = try Town()
    var known = Person(id: 1, name: "Known")
    known.score = -100
    try town.settle([known, Person(id: 2, name: "Unknown")])
    try town.database.read { tx in
      let listing = Listing(of: Person.catalogue)
      let up = try listing.page(sort: Sort("score"), limit: 9, in: tx)
      let down = try listing.page(sort: Sort("score", descending: true), limit: 9, in: tx)
      #expect(up.items.map(\.id) == [2, 1])
      #expect(down.items.map(\.id) == [1, 2])
    }
  }
}

extension Person {
  /// The order that a list promises: absent, then the value, then the id.
  static func precedes(_ a: Person, _ b: Person, by name: String) -> Bool {
    guard let field = catalogue.field(name) else { return false }
    // Where a column has no case, neither has its order.
    let hasCase = ["email", "note", "currency"].contains(name)
    func key(_ person: Person) -> (Int, Int64, [UInt8]) {
      switch field.stored(person) {
      case .integer(let number): (1, number, [])
      case .text(let text): (1, 0, Array((hasCase ? text : text.asciiLowercased).utf8))
      case .null, .real, .blob: (field.absentIsLast ? 2 : 0, 0, [])
      }
    }
    let (left, right) = (key(a), key(b))
    if left.0 != right.0 { return left.0 < right.0 }
    if left.1 != right.1 { return left.1 < right.1 }
    if left.2 != right.2 { return left.2.lexicographicallyPrecedes(right.2) }
    return a.id < b.id
  }
}

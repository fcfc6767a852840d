import CRM
import Foundation
import SQLiteStorage
import Storage

/// A toy noun with a field of every kind, words from two tables, and a real file to ask.
struct Person: Record, Sendable, Equatable {
  var id: Int64
  var name: String
  var email: String?
  var note: String?
  var state: String?
  var stage: String
  var active: Bool?
  var score: Int64?
  var amount: Int64?
  var currency: String
  var due: Int64?
  var received: Int64
  var ownerID: Int64?
  var ownerName: String?
  var companyID: Int64?
  var companyName: String?
  var companyCity: String?
  var phone: String?
  var mobile: String?
  /// The words, where they are asked for all day.
  var said: Said?

  struct Said: Equatable, Sendable { var own, all: String }

  static let stages = ["New", "Contacted", "Won", "Lost"]

  /// Found by their own words and their company's.
  static let catalogue = catalogue(
    words: [.init(kind: 4, column: "person.id"), .init(kind: 3, column: "person.company_id")],
    spoken: { $0.said?.all ?? $0.words })

  /// Found by their own words only.
  static let alone = catalogue(
    words: [.init(kind: 4, column: "person.id")], spoken: { $0.said?.own ?? $0.ownWords })

  private static func catalogue(
    words: [Catalogue<Person>.WordSource], spoken: @escaping @Sendable (Person) -> String
  ) -> Catalogue<Person> {
    Catalogue(
      noun: .customer, table: "person",
      select: """
        SELECT person.id, person.name, person.email, person.note, person.state, person.stage,
          person.active, person.score, person.amount, person.currency, person.due, person.received,
          person.owner_id, member.name, person.company_id, company.name, company.city, person.phone,
          person.mobile
        FROM person LEFT JOIN member ON member.id = person.owner_id
        LEFT JOIN company ON company.id = person.company_id
        """,
      fields: [
        Field("id", "No.", .number, "person.id", optional: false) { .number($0.id) },
        Field("name", "Name", .text, "person.name", optional: false) { .text($0.name) },
        Field("email", "Email", .text, "person.email") { text($0.email) },
        Field("note", "Note", .text, "person.note") { text($0.note) },
        Field("state", "State", .category, "person.state", indexed: true) { text($0.state) },
        Field("stage", "Stage", .choice(stages), "person.stage", indexed: true, optional: false) {
          .text($0.stage)
        },
        Field("active", "Active", .flag, "person.active") {
          $0.active.map(FieldValue.flag) ?? .nothing
        },
        Field("score", "Score", .number, "person.score", indexed: true) {
          $0.score.map(FieldValue.number) ?? .nothing
        },
        Field("value", "Value", .money, "person.amount") { person in
          guard let amount = person.amount, let currency = try? Currency(person.currency)
          else { return .nothing }
          return .money(Money(minor: amount, currency: currency))
        },
        Field("currency", "Currency", .category, "person.currency", optional: false) {
          .text($0.currency)
        },
        Field("expected_close", "Expected close", .day, "person.due", absentIsLast: true) {
          $0.due.map { .day(Day(number: Int($0))) } ?? .nothing
        },
        Field("received", "Received", .instant, "person.received", indexed: true, optional: false) {
          .instant(Instant(milliseconds: $0.received))
        },
        Field("owner", "Owner", .reference(.member), "person.owner_id", indexed: true) { person in
          person.ownerID.map { .reference(id: $0, name: person.ownerName ?? "") } ?? .nothing
        },
        Field("company", "Company", .reference(.company), "person.company_id") { person in
          person.companyID.map { .reference(id: $0, name: person.companyName ?? "") } ?? .nothing
        },
        Field("city", "City", .category, "company.city") { text($0.companyCity) },
        Field("raw", "As sent", .json, "NULL") { _ in .nothing },
      ],
      sorts: [Sort("received", descending: true), Sort("name")],
      words: words, spoken: spoken, id: { $0.id })
  }

  private static func text(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .nothing }

  init(row: inout Row) throws {
    id = try row.next()
    name = try row.next()
    email = try row.next()
    note = try row.next()
    state = try row.next()
    stage = try row.next()
    active = try row.next()
    score = try row.next()
    amount = try row.next()
    currency = try row.next()
    due = try row.next()
    received = try row.next()
    ownerID = try row.next()
    ownerName = try row.next()
    companyID = try row.next()
    companyName = try row.next()
    companyCity = try row.next()
    phone = try row.next()
    mobile = try row.next()
  }
}

extension Person {
  var ownWords: String { searchText(texts: [name, email, note], phones: [phone, mobile]) }

  var words: String { ownWords + " §" + searchText(texts: [companyName], phones: []) }

  /// Someone of whom little is known.
  init(id: Int64, name: String) {
    self.id = id
    self.name = name
    stage = "New"
    currency = "INR"
    received = 1_763_000_000_000
  }
}

/// A temporary file with people in it.
final class Town {
  static let members = ["Asha Rao", "Ravi Kumar", "Meera Nair", "José Álvarez"]
  static let companies = [
    ("Rao & Sons", "New Delhi"), ("Zeta", "pune"), ("आशा ट्रेडर्स", "Mumbai"), ("Kumar Steel", nil),
  ]
  static let schema = """
    CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE company (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT COLLATE NOCASE) STRICT;
    CREATE TABLE person (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, email TEXT, note TEXT,
      state TEXT COLLATE NOCASE, stage TEXT NOT NULL COLLATE NOCASE, active INTEGER, score INTEGER,
      amount INTEGER, currency TEXT NOT NULL, due INTEGER, received INTEGER NOT NULL,
      owner_id INTEGER, company_id INTEGER, phone TEXT, mobile TEXT) STRICT;
    CREATE INDEX person_received ON person (received);
    CREATE INDEX person_name ON person (name);
    CREATE INDEX person_state ON person (state, received);
    CREATE INDEX person_stage ON person (stage, received);
    CREATE INDEX person_score ON person (score, received);
    CREATE INDEX person_owner ON person (owner_id, received);
    CREATE INDEX person_company ON person (company_id);
    CREATE VIRTUAL TABLE search USING
      fts5 (words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '2 3');
    """

  let database: Database
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/town-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var options = SQLiteConnection.Options()
    options.durable = false
    let connection = try SQLiteConnection(
      path: folder + "/town.db", opening: .new, options: options)
    try connection.define(.searchWords)
    database = Database(connection)
    try database.write { tx in
      try connection.run(script: Town.schema)
      for (number, name) in Town.members.enumerated() {
        try tx.run("INSERT INTO member VALUES (\(number + 1), \(name))")
      }
      for (number, company) in Town.companies.enumerated() {
        try tx.run("INSERT INTO company VALUES (\(number + 1), \(company.0), \(company.1.stored))")
      }
      try tx.run(
        """
        INSERT INTO search (rowid, words)
        SELECT id * 8 + 3, search_words(name, NULL, NULL, NULL, NULL, NULL) FROM company
        """)
    }
  }

  func settle(_ people: [Person]) throws {
    try database.write { tx in
      for person in people {
        let cells: [Value] = [
          person.id.stored, person.name.stored, person.email.stored, person.note.stored,
          person.state.stored, person.stage.stored, person.active.stored, person.score.stored,
          person.amount.stored, person.currency.stored, person.due.stored, person.received.stored,
          person.ownerID.stored, person.companyID.stored, person.phone.stored,
          person.mobile.stored,
        ]
        try tx.run("INSERT INTO person VALUES \(SQL.list(cells))")
      }
      try tx.run(
        """
        INSERT INTO search (rowid, words)
        SELECT id * 8 + 4, search_words(name, email, note, NULL, phone, mobile) FROM person
        """)
    }
  }

  /// Everybody, as the file tells them.
  func people() throws -> [Person] {
    try database.read { tx in
      try tx.all(SQL(verbatim: Person.catalogue.select + " ORDER BY person.id")).map {
        var person: Person = $0
        person.said = Person.Said(own: person.ownWords, all: person.words)
        return person
      }
    }
  }

  static var context: FilterContext {
    FilterContext(
      today: Day(iso: "2026-11-21")!, zone: try! Zone(named: "Asia/Kolkata"),
      currency: try! Currency("INR"), me: 1
    ) { noun, name in
      let names = noun == .member ? members : companies.map(\.0)
      let wanted = " " + name
      return names.enumerated().filter {
        (" " + searchWords($0.element).joined(separator: " ")).contains(wanted)
      }.map { Int64($0.offset + 1) }
    }
  }

  static func condition(
    _ filter: String, over catalogue: Catalogue<Person> = Person.catalogue
  ) throws -> Condition<Person> {
    try FilterTree(parsing: filter).bound(to: catalogue, in: context)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

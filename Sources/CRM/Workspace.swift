package import Storage

/// The front door of the business: every noun's verbs over one connection.
/// Not Sendable: the thread that opens it keeps it.
package final class Workspace {
  package let database: Database
  /// Set anew only before the first verb, by who knows the time zone from the file.
  package var clock: Clock
  /// The zone, currency and region that everything is read in; renewed when the settings change.
  package internal(set) var business: Business
  /// The event that the running write belongs to: a verb that calls a verb shares its event.
  var openEvent: OpenEvent?
  /// In a batch: the search index's work, put off to its end.
  var batchedWords: SearchIndex?
  /// Who is due what, while a write that assigns runs.
  var ledger: Ledger?
  /// The callers as last read, and after which event; good as long as nobody has changed them since.
  var keptRoster: (counter: Int, event: Int64, roster: Roster)?
  /// The ledger as the last write left it, good as long as that roster is.
  var keptLedger: Ledger?
  /// The slates it had met, good for as long as the file is.
  var keptSlates = Slates()
  /// How common words are, as far as it was asked.
  let samples = WordSamples()
  /// While a story of the past is told (Demo), the moment that its events happen at.
  var moment: Instant?

  /// Brings the file to the newest schema and opens it. `snapshot` is called before an old file is
  /// changed, `progress` with each step of that.
  package convenience init(
    _ connection: any Connection, clock: Clock = .system,
    snapshot: (_ from: Int) throws -> Void = { _ in },
    progress: (MigrationProgress) -> Void = { _ in }
  ) throws {
    let database = try Workspace.prepare(connection, snapshot: snapshot, progress: progress)
    let business = try database.read { tx in
      try tx.first("SELECT \(Business.columns) FROM business", as: Business.self)
    }
    guard let business else { throw CRMError.notSet }
    self.init(database, clock, business)
  }

  private init(_ database: Database, _ clock: Clock, _ business: Business) {
    self.database = database
    self.clock = clock
    self.business = business
  }

  static func prepare(
    _ connection: any Connection, snapshot: (_ from: Int) throws -> Void = { _ in },
    progress: (MigrationProgress) -> Void = { _ in }
  ) throws -> Database {
    try connection.define(.searchWords)
    try connection.journal(
      Schema.journaled.map { JournaledTable($0.table, code: Int64($0.rawValue)) })
    let database = Database(connection)
    try Schema.migrator.migrate(database, snapshot: snapshot, progress: progress)
    return database
  }

  /// Sets up a new file: the business, its owner and the usual pipeline, in one event.
  package static func create(
    _ connection: any Connection, business: Business, owner: MemberDraft, clock: Clock = .system
  ) throws -> Workspace {
    let database = try prepare(connection)
    let workspace = Workspace(database, clock, business)
    try workspace.setUp(owner: owner)
    return workspace
  }

  private func setUp(owner: MemberDraft) throws {
    guard try database.read({ try !$0.exists("SELECT 1 FROM business") }) else {
      throw StorageError.exists(path: database.connection.place)
    }
    try record(.add, .business, by: nil) { tx, event in
      try tx.run(
        """
        INSERT INTO business (id, name, zone, currency, region)
        VALUES (1, \(business.name), \(business.zone.name), \(business.currency),
          \(business.region.code))
        """)
      event.subject = 1
      try members.insert(owner, tx, event)
      _ = try pipelines.insert(.usual, tx)
    }
  }

  package var today: Day { business.zone.day(of: clock.now()) }

  package var members: Members { Members(office: self) }
  package var companies: Companies { Companies(office: self) }
  package var customers: Customers { Customers(office: self) }
  package var pipelines: Pipelines { Pipelines(office: self) }
  package var leads: Leads { Leads(office: self) }
  package var sales: Sales { Sales(office: self) }
  package var tasks: Tasks { Tasks(office: self) }
  package var activities: Activities { Activities(office: self) }
  package var views: Views { Views(office: self) }
  package var callers: Callers { Callers(office: self) }
  package var assignments: Assignments { Assignments(office: self) }
  package var rules: Rules { Rules(office: self) }
  package var routings: Routings { Routings(office: self) }
  package var history: History { History(office: self) }
  package var reports: Reports { Reports(office: self) }
}

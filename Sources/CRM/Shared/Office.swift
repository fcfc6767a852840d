package import Storage

/// What every noun's verbs stand on: how one record is found, named and listed.
package protocol Nouned {
  associatedtype Item: Record & Sendable
  static var catalogue: Catalogue<Item> { get }
  var office: Workspace { get }

  /// The reference that alone makes a record one's own, where it is that simple: a list of one's own
  /// can then walk that field's index.
  static var ownField: String? { get }

  /// What a list shows where nobody says what it should.
  static var usualFilter: String? { get }
}

extension Nouned {
  package static var ownField: String? { nil }
  package static var usualFilter: String? { nil }

  package func get(_ id: ID<Item>, by actor: Member) throws -> Item {
    try item(id.number, by: actor)
  }

  /// The item by its number, if this person may see it.
  func item(_ id: Int64, by actor: Member) throws -> Item {
    try require(.see, id, by: actor)
    return try office.database.read { tx in try item(id, tx) }
  }

  func item(_ id: Int64, _ tx: borrowing Transaction) throws -> Item {
    let item: Item? = try tx.first(
      "\(name: Self.catalogue.select) WHERE \(name: Self.catalogue.table).id = \(id)")
    guard let item else { throw CRMError.notFound(Self.catalogue.noun, "\(id)") }
    return item
  }

  /// Refuses a verb on a record that is not there, or is somebody else's where only one's own will do.
  func require(_ verb: Verb, _ id: Int64, by actor: Member) throws {
    try office.require(verb, Self.catalogue.noun, id, by: actor)
  }

  /// One page of the list: filtered, sorted, by the one access rule.
  package func page(
    _ query: Query = Query(), for verb: Verb = .see, by actor: Member
  ) throws -> Page<Item> {
    let listing = try listing(query.filter, for: verb, by: actor)
    return try office.database.read { tx in
      try listing.page(sort: query.sort, limit: query.limit, at: query.place, in: tx)
    }
  }

  /// How many rows a filter has, counted no further than asked.
  package func count(_ filter: String?, upTo limit: Int = 1_000_000, by actor: Member) throws -> Int
  {
    let listing = try listing(filter, for: .see, by: actor)
    return try office.database.read { tx in try listing.count(upTo: limit, in: tx) }
  }

  private func listing(
    _ filter: String?, for verb: Verb, by actor: Member
  ) throws -> Listing<Item> {
    let scope = try office.scope(verb, Self.catalogue.noun, actor)
    let condition = try filter.map {
      try FilterTree(parsing: $0).bound(to: Self.catalogue, in: office.filterContext(for: actor))
    }
    guard scope != nil, let owner = Self.ownField.flatMap({ Self.catalogue.field($0) }) else {
      return Listing(of: Self.catalogue, where: condition, and: scope, samples: office.samples)
    }
    let own = Condition.test(owner, .within([actor.id.number...actor.id.number]))
    return Listing(
      of: Self.catalogue, where: .all([own] + (condition?.terms ?? [])), samples: office.samples)
  }
}

/// What a list is asked for.
package struct Query: Sendable {
  package var filter: String?
  package var sort: Sort?
  package var limit = 50
  /// The page that begins right behind this cursor.
  package var after: String?
  /// The page that ends right before this cursor.
  package var before: String?
  /// The last page.
  package var fromEnd = false

  package init(
    filter: String? = nil, sort: Sort? = nil, limit: Int = 50, after: String? = nil,
    before: String? = nil, fromEnd: Bool = false
  ) {
    self.filter = filter
    self.sort = sort
    self.limit = limit
    self.after = after
    self.before = before
    self.fromEnd = fromEnd
  }

  fileprivate var place: PagePlace {
    let places = [
      after.map(PagePlace.after), before.map(PagePlace.before), fromEnd ? .last : nil,
    ].compactMap(\.self)
    precondition(places.count < 2, "a page lies at one place")
    return places.first ?? .first
  }
}

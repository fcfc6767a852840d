package import Storage

/// A record of which people fill in a part: its draft.
package protocol Drafted: Record, Sendable {
  associatedtype Draft: Equatable
  var id: ID<Self> { get }
  var draft: Draft { get }
}

/// A noun whose records are looked at, edited and deleted, each verb the same for all of them.
package protocol Kept: Nouned where Item: Drafted {
  /// What a form of a record on file asks, in the order in which it is read.
  static var editInputs: [Input<Item.Draft>] { get }

  /// Saves a changed draft.
  func update(
    _ item: Item, to draft: Item.Draft, _ tx: borrowing Transaction, _ event: OpenEvent) throws

  /// Refuses to edit or delete what is not people's to change.
  func refuseChange(of item: Item) throws

  /// Takes a record out, if nothing stands in the way.
  func remove(_ item: Item, _ tx: borrowing Transaction) throws

  /// What the event says of a record that goes.
  func partingFacts(_ item: Item, _ tx: borrowing Transaction) throws -> JSON.Object
}

/// A noun whose records people add from a draft alone.
package protocol Entered: Kept {
  /// What a form of a new record begins with.
  static var blank: Item.Draft { get }

  /// What a form of a new record asks, in the order in which it is read.
  static var entryInputs: [Input<Item.Draft>] { get }

  /// Completes a draft, and refuses one that names what its author may not see. Nothing is locked yet.
  func prepare(_ draft: Item.Draft, by actor: Member) throws -> Item.Draft

  func insert(
    _ draft: Item.Draft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Item>
}

extension Kept {
  @discardableResult
  package func edit(
    _ id: ID<Item>, by actor: Member, _ change: Input<Item.Draft>.Change
  ) throws -> Item {
    try require(.edit, id.number, by: actor)
    return try office.record(.edit, Self.catalogue.noun, by: actor) { tx, event in
      event.subject = id.number
      _ = try apply(change, to: id, tx, event)
      return try item(id.number, tx)
    }
  }

  /// Deletes a record with all that hangs on it; one undo brings everything back (#8).
  package func delete(_ id: ID<Item>, by actor: Member) throws {
    try require(.delete, id.number, by: actor)
    try office.record(.delete, Self.catalogue.noun, by: actor) { tx, event in
      let item = try item(id.number, tx)
      event.subject = id.number
      event.facts = try partingFacts(item, tx)
      try remove(item, tx)
    }
  }

  /// Whether the change made any difference.
  func apply(
    _ change: Input<Item.Draft>.Change, to id: ID<Item>, _ tx: borrowing Transaction,
    _ event: OpenEvent
  ) throws -> Bool {
    let old = try item(id.number, tx)
    try refuseChange(of: old)
    var draft = old.draft
    try change(&draft)
    guard draft != old.draft else { return false }
    try update(old, to: draft, tx, event)
    return true
  }

  package func remove(_ item: Item, _ tx: borrowing Transaction) throws {
    try refuseChange(of: item)
    try tx.run("DELETE FROM \(name: Self.catalogue.noun.table) WHERE id = \(item.id)")
  }

  package func refuseChange(of item: Item) throws {}
}

extension Entered {
  package static var entryInputs: [Input<Item.Draft>] { editInputs }

  @discardableResult
  package func add(_ draft: Item.Draft, by actor: Member) throws -> Item {
    let noun = Self.catalogue.noun
    try Access.require(.add, noun, by: actor)
    let draft = try prepare(draft, by: actor)
    return try office.record(.add, noun, by: actor) { tx, event in
      let id = try insert(draft, tx, event)
      event.subject = id.number
      return try item(id.number, tx)
    }
  }
}

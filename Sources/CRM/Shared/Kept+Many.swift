import Storage

/// One verb done to many records: one event, so one undo takes it all back; of all of them or none.
extension Kept {
  /// Answers how many were changed; the others were so already.
  @discardableResult
  package func edit(
    _ ids: [ID<Item>], by actor: Member, _ change: Input<Item.Draft>.Change
  ) throws -> Int {
    try together(.edit, ids, by: actor) { id, tx, event in
      try apply(change, to: id, tx, event)
    }
  }

  @discardableResult
  package func delete(_ ids: [ID<Item>], by actor: Member) throws -> Int {
    try together(.delete, ids, by: actor) { id, tx, _ in
      try remove(item(id.number, tx), tx)
      return true
    }
  }

  /// Does a verb to each record, once; `body` tells whether it made any difference. The event says to
  /// how many; if it is but one, its number.
  func together(
    _ verb: Verb, _ ids: [ID<Item>], by actor: Member,
    _ body: (ID<Item>, borrowing Transaction, OpenEvent) throws -> Bool
  ) throws -> Int {
    let noun = Self.catalogue.noun
    try Access.require(verb, noun, by: actor)
    return try office.record(verb, noun, by: actor) { tx, event in
      var seen: Set<ID<Item>> = []
      var count = 0
      for id in ids where seen.insert(id).inserted {
        do {
          try require(verb, id.number, by: actor)
          if try body(id, tx, event) { count += 1 }
        } catch let error as CRMError {
          throw seen.count == 1 && ids.count == 1 ? error : CRMError.among(noun, id.number, error)
        }
      }
      if ids.count == 1 { event.subject = ids[0].number }
      event.facts["count"] = .integer(Int64(count))
      return count
    }
  }
}

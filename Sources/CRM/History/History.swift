import Storage

/// What was done, by whom; and the way back.
package struct History: Nouned {
  package static let catalogue = Event.catalogue
  package let office: Workspace

  /// Undoes an event, or the actor's newest that still stands.
  @discardableResult
  package func undo(_ id: Int64? = nil, by actor: Member) throws -> Event {
    try revert(try id ?? newest(of: actor), by: actor)
  }

  /// Undoes the actor's newest undo, if they have done nothing else since.
  @discardableResult
  package func redo(by actor: Member) throws -> Event {
    let id: Int64? = try office.database.read { tx in
      try tx.value(
        """
        SELECT event.id FROM event WHERE event.actor_id = \(actor.id)
          AND NOT EXISTS (SELECT 1 FROM event later WHERE later.undoes = event.id)
          AND event.verb = 'undo' AND event.id > coalesce(
            (SELECT max(id) FROM event WHERE actor_id = \(actor.id) AND undoes IS NULL), 0)
        ORDER BY event.id DESC LIMIT 1
        """)
    }
    guard let id else { throw CRMError.nothingToRedo }
    return try revert(id, by: actor)
  }

  package func event(_ id: Int64) throws -> Event {
    let event: Event? = try office.database.read { tx in
      try tx.first("\(Event.select) WHERE event.id = \(id)")
    }
    guard let event else {
      throw CRMError.notFound(.event, "\(id)")
    }
    return event
  }

  /// Who changed what of one record, from what to what, newest first.
  package func of(
    _ noun: Noun, _ id: Int64, limit: Int = 200, by actor: Member
  ) throws -> [FieldChange] {
    try Access.require(.see, noun, by: actor) { try office.owns(noun, id, actor) }
    return try office.database.read { tx in
      let rows: [JournalRow] = try tx.all(
        """
        SELECT \(JournalRow.columns) FROM journal
        WHERE \(JournalRow.about(noun, id)) ORDER BY id DESC LIMIT \(limit)
        """)
      return try rows.map { row in
        let event: Event = try tx.first("\(Event.select) WHERE event.id = \(row.event)")
          .orMismatch("the event of a journal row")
        return FieldChange(event: event, action: "\(row.action)", fields: History.fields(of: row))
      }
    }
  }

  private func revert(_ id: Int64, by actor: Member) throws -> Event {
    let target = try event(id)
    // A redo stands for what was redone; taking an undo back is a redo, whoever asks how.
    if target.verb == .redo { return try revert(original(of: target).id, by: actor) }
    let verb: Verb = target.verb == .undo ? .redo : .undo
    try Access.require(verb, target.noun, by: actor) { target.actorID == actor.id }
    let what = try original(of: target)
    let undo = try office.record(verb, target.noun, by: actor) { tx, event in
      // Asked inside the write: another program may have undone it meanwhile.
      if let standing = try History.standingUndo(of: id, tx) {
        throw CRMError.alreadyUndone(event: id, by: standing)
      }
      event.undoes = id
      event.subject = target.subject
      event.facts["of"] = .string("\(what.noun.table).\(what.verb.rawValue)")
      if let count = what.facts["count"] { event.facts["count"] = count }
      var undoing = Undoing(event: id, undo: event.id)
      try undoing.apply(tx)
      return event.id
    }
    if target.noun == .business { try office.renewBusiness() }
    return try event(undo)
  }

  /// What an undo or a redo is about in the end.
  private func original(of event: Event) throws -> Event {
    var event = event
    while let earlier = event.undoes { event = try self.event(earlier) }
    return event
  }

  /// The actor's newest event that is no undo and still stands.
  private func newest(of actor: Member) throws -> Int64 {
    let id: Int64? = try office.database.read { tx in
      try tx.value(
        """
        SELECT id FROM event WHERE actor_id = \(actor.id) AND undoes IS NULL
          AND NOT EXISTS (\(History.standingUndo(of: "event.id")))
        ORDER BY id DESC LIMIT 1
        """)
    }
    guard let id else { throw CRMError.nothingToUndo }
    return id
  }

  private static func standingUndo(of id: Int64, _ tx: borrowing Transaction) throws -> Int64? {
    try tx.value(standingUndo(of: "\(id)"))
  }

  /// The undo of an event that was not itself taken back. Undos are of events and redos of undos, so
  /// there is no third step.
  static func standingUndo(of id: SQL) -> SQL {
    """
    SELECT undo.id FROM event undo WHERE undo.undoes = \(id)
      AND NOT EXISTS (SELECT 1 FROM event redo WHERE redo.undoes = undo.id)
    """
  }

  private static func fields(of row: JournalRow) -> [(name: String, from: JSON, to: JSON)] {
    row.before.entries.filter { !Housekeeping.holds($0.name) }.map { entry in
      (entry.name, entry.value, row.after[entry.name] ?? .null)
    }
  }
}

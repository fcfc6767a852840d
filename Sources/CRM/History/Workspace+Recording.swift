import Storage

/// The one way to write: a verb, one transaction, one event.
extension Workspace {
  /// Runs a verb's change and records it. Called from inside another verb, it joins that one's event.
  /// A verb that changed nothing leaves no event.
  func record<T>(
    _ verb: Verb, _ noun: Noun, by actor: Member?,
    _ body: (borrowing Transaction, OpenEvent) throws -> T
  ) throws -> T {
    if let openEvent {
      return try keepingLedger {
        try database.write { tx in try body(tx, openEvent.joined()) }
      }
    }
    return try keepingLedger {
      try database.write { tx in
        let event = try open(verb, noun, by: actor, tx)
        openEvent = event
        defer {
          openEvent = nil
          tx.notes.close()
        }
        let answer = try body(tx, event)
        try seal(event, tx)
        if batchedWords == nil { try closeLedger(tx) }
        return answer
      }
    }
  }

  /// Many verbs, each with an event of its own, in one transaction: a batch is durable as a whole,
  /// and a verb that is refused is refused alone. The search index follows once, at the end.
  package func batch<T>(_ body: () throws -> T) throws -> T {
    if batchedWords != nil { return try body() }
    return try keepingLedger {
      try database.write { tx in
        batchedWords = SearchIndex()
        defer { batchedWords = nil }
        let answer = try body()
        try batchedWords?.renew(tx)
        try closeLedger(tx)
        return answer
      }
    }
  }

  private func open(
    _ verb: Verb, _ noun: Noun, by actor: Member?, _ tx: borrowing Transaction
  ) throws -> OpenEvent {
    let now = moment ?? clock.now()
    var newest: Int64 = 0
    var seal = Chain.beginning
    try tx.each("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1") { row in
      newest = try row.next()
      seal = try row.next() ?? Chain.beginning
    }
    tx.notes.open()
    return OpenEvent(
      id: newest + 1, after: seal, at: now, today: business.zone.day(of: now), actor: actor?.id,
      verb: verb, noun: noun)
  }

  /// Writes the event down with all that the triggers told of it, covered by its hash.
  private func seal(_ event: OpenEvent, _ tx: borrowing Transaction) throws {
    let changes = tx.notes.changes.map { Chain.Change($0) }
    tx.notes.close()
    // An undo stands for itself, even where there is nothing left to change back.
    guard !changes.isEmpty || event.undoes != nil else { return }
    var content = Chain.Content()
    for change in changes { content.add(change) }
    let facts = JSON.object(event.facts).text
    let link = Chain.Link(
      id: event.id, at: event.at, actor: event.actor, verb: event.verb.rawValue,
      noun: event.noun.rawValue, subject: event.subject, facts: facts, undoes: event.undoes)
    let hash = Chain.hash(content.digest(link), after: event.previous)
    try tx.run(
      """
      INSERT INTO event (id, at, actor_id, verb, noun, subject_id, facts, undoes, hash)
      VALUES (\(event.id), \(event.at), \(event.actor), \(event.verb.rawValue),
        \(event.noun.rawValue), \(event.subject), \(facts), \(event.undoes), \(hash))
      """)
    for change in changes {
      try tx.run(
        """
        INSERT INTO journal (event_id, noun, row_id, action, before, after)
        VALUES (\(event.id), \(change.noun), \(change.row), \(change.action), \(change.before),
          \(change.after))
        """)
    }
    try follow(changes, of: event, tx)
  }

  /// What is kept beside the records follows them: the search index, the ledger.
  private func follow(
    _ changes: [Chain.Change], of event: OpenEvent, _ tx: borrowing Transaction
  ) throws {
    var index = SearchIndex()
    var settlement = Settlement()
    for change in changes {
      if let noun = Noun(rawValue: Int(change.noun)),
        let action = JournalRow.Action(rawValue: Int(change.action))
      {
        index.note(noun, change.row, action, before: change.before)
        try settlement.note(
          noun, change.row, action, before: change.before, but: event.booked)
      }
    }
    try settlement.settle(self, on: event.today, tx)
    if settlement.changesRoster { try renewRoster(tx) }
    if batchedWords == nil { try index.renew(tx) } else { batchedWords?.add(index) }
  }
}

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
        defer { openEvent = nil }
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
    let id: Int64 = try tx.insert(
      """
      INSERT INTO event (at, actor_id, verb, noun, facts)
      VALUES (\(now), \(actor?.id), \(verb.rawValue), \(noun.rawValue), '{}')
      """)
    return OpenEvent(
      id: id, at: now, today: business.zone.day(of: now), actor: actor?.id, verb: verb, noun: noun)
  }

  private func seal(_ event: OpenEvent, _ tx: borrowing Transaction) throws {
    var content = try readJournal(of: event, tx)
    // An undo stands for itself, even where there is nothing left to change back.
    guard !content.isEmpty || event.undoes != nil else {
      try tx.run("DELETE FROM event WHERE id = \(event.id)")
      return
    }
    let previous: [UInt8]? = try tx.value(
      "SELECT hash FROM event WHERE id < \(event.id) ORDER BY id DESC LIMIT 1")
    let facts = JSON.object(event.facts).text
    let link = Chain.Link(
      id: event.id, at: event.at, actor: event.actor, verb: event.verb.rawValue,
      noun: event.noun.rawValue, subject: event.subject, facts: facts, undoes: event.undoes)
    let hash = Chain.hash(content.digest(link), after: previous ?? Chain.beginning)
    try tx.run(
      """
      UPDATE event SET subject_id = \(event.subject), facts = \(facts), undoes = \(event.undoes),
        hash = \(hash) WHERE id = \(event.id)
      """)
  }

  /// Goes through what the event changed: the search index follows, the chain takes it in.
  private func readJournal(
    of event: OpenEvent, _ tx: borrowing Transaction
  ) throws -> Chain.Content {
    var index = SearchIndex()
    var settlement = Settlement()
    var content = Chain.Content()
    try tx.each(
      "SELECT \(Chain.Change.columns) FROM journal WHERE event_id = \(event.id) ORDER BY id"
    ) { row in
      guard let change = try Chain.Change(row: &row) else { return }
      content.add(change)
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
    return content
  }
}

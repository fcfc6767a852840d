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
        let (event, previous) = try open(verb, noun, by: actor, tx)
        openEvent = event
        tx.notes.open()
        defer {
          openEvent = nil
          tx.notes.close()
        }
        let answer = try body(tx, event)
        try seal(event, after: previous, tx)
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

  /// The next event, now; and the hash of the one before it.
  private func open(
    _ verb: Verb, _ noun: Noun, by actor: Member?, _ tx: borrowing Transaction
  ) throws -> (event: OpenEvent, previous: [UInt8]) {
    let now = moment ?? clock.now()
    var newest: Int64 = 0
    var previous = Chain.beginning
    try tx.each("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1") { row in
      newest = try row.next()
      previous = try row.next() ?? Chain.beginning
    }
    let event = OpenEvent(
      id: newest + 1, at: now, today: business.zone.day(of: now), actor: actor?.id, verb: verb,
      noun: noun)
    return (event, previous)
  }

  /// Writes the event down with all that was noted of it, covered by its hash.
  private func seal(
    _ event: OpenEvent, after previous: [UInt8], _ tx: borrowing Transaction
  ) throws {
    let changes = tx.notes.changes.map { Chain.Change($0) }
    tx.notes.close()
    // An undo stands for itself, even where there is nothing left to change back.
    if !changes.isEmpty || event.undoes != nil {
      // What an undo puts back bears numbers that were given before.
      let lines = event.undoes == nil ? Chain.Change.spans(of: changes) : changes.flatMap(\.alone)
      var content = Chain.Content()
      for line in lines { content.add(line) }
      let facts = JSON.object(event.facts).text
      let hash = Chain.hash(content.digest(Chain.Link(event, facts: facts)), after: previous)
      try tx.add(OpenEvent.insertion) { event.tell(&$0, facts: facts, hash: hash) }
      for start in stride(from: 0, to: lines.count, by: 1000) {
        var rows = Rows(Chain.Change.insertion)
        for line in lines[start...].prefix(1000) { line.tell(&rows, of: event) }
        try tx.add(rows)
      }
    }
    try follow(changes, of: event, tx)
    if batchedWords == nil { try closeLedger(tx) }
  }

  /// What is kept beside the records follows them: the sums of the stages, the search index, the
  /// ledger.
  private func follow(
    _ changes: [Chain.Change], of event: OpenEvent, _ tx: borrowing Transaction
  ) throws {
    var tally = StageTally()
    for change in tx.notes.changes { tally.note(change) }
    try tally.settle(tx)
    var index = SearchIndex()
    var settlement = Settlement()
    for change in changes {
      if let noun = Noun(rawValue: Int(change.noun)),
        let action = JournalRow.Action(rawValue: Int(change.action))
      {
        index.note(noun, change.rows, action, before: change.before)
        for row in change.rows {
          try settlement.note(noun, row, action, before: change.before, but: event.booked)
        }
      }
    }
    try settlement.settle(self, on: event.today, tx)
    if settlement.changesRoster { try renewRoster(tx) }
    if batchedWords == nil { try index.renew(tx) } else { batchedWords?.add(index) }
  }
}

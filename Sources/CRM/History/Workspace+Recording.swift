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
        var sheaf = try Sheaf(tx)
        let event = open(verb, noun, by: actor, in: &sheaf)
        openEvent = event
        tx.notes.open()
        defer {
          openEvent = nil
          tx.notes.close()
        }
        let answer = try body(tx, event)
        sheaf.sort(tx.notes, into: 0)
        try seal(sheaf, tx)
        return answer
      }
    }
  }

  /// Runs a change that is many events, whose rows are written together. It is refused as a whole.
  func recordTogether<T>(
    _ body: (borrowing Transaction, inout Sheaf) throws -> T
  ) throws -> T {
    precondition(openEvent == nil, "events stand beside each other, not in each other")
    return try keepingLedger {
      try database.write { tx in
        var sheaf = try Sheaf(tx)
        tx.notes.open()
        defer { tx.notes.close() }
        let answer = try body(tx, &sheaf)
        try seal(sheaf, tx)
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

  /// The next event of a sheaf, now.
  func open(
    _ verb: Verb, _ noun: Noun, by actor: Member?, in sheaf: inout Sheaf
  ) -> OpenEvent {
    let now = moment ?? clock.now()
    return sheaf.open(verb, noun, by: actor, at: now, today: business.zone.day(of: now))
  }

  /// Writes events down with all that the triggers told of them, covered by their hashes.
  private func seal(_ sheaf: Sheaf, _ tx: borrowing Transaction) throws {
    tx.notes.close()
    // An undo stands for itself, even where there is nothing left to change back.
    let told = sheaf.events.map { (event: $0.event, changes: $0.changes.map { Chain.Change($0) }) }
    let kept = told.filter { !$0.changes.isEmpty || $0.event.undoes != nil }
    var rows: [Value] = []
    var previous = sheaf.previous
    for (event, changes) in kept {
      let facts = JSON.object(event.facts).text
      var content = Chain.Content()
      for change in changes { content.add(change) }
      previous = Chain.hash(content.digest(Chain.Link(event, facts: facts)), after: previous)
      rows += event.cells(facts: facts, hash: previous)
    }
    try tx.add(OpenEvent.insertion, rows)
    rows = []
    for (event, changes) in kept {
      for change in changes {
        rows += change.cells(of: event)
        if rows.count >= 6000 {
          try tx.add(Chain.Change.insertion, rows)
          rows.removeAll(keepingCapacity: true)
        }
      }
    }
    try tx.add(Chain.Change.insertion, rows)
    for (event, changes) in told { try follow(changes, of: event, tx) }
    if batchedWords == nil { try closeLedger(tx) }
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

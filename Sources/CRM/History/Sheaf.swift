import Storage

/// Events that are written down together, each with the changes that are its own. Where the rows of
/// many events are written table by table, the triggers tell of them in that order; here each change
/// comes back to its event.
struct Sheaf {
  private(set) var events: [(event: OpenEvent, changes: [RowChange])] = []
  /// The hash of the event before the first.
  let previous: [UInt8]
  private var newest: Int64 = 0
  /// How many of the changes that were told have found their event.
  private var sorted = 0

  init(_ tx: borrowing Transaction) throws {
    var newest: Int64 = 0
    var previous = Chain.beginning
    try tx.each("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1") { row in
      newest = try row.next()
      previous = try row.next() ?? Chain.beginning
    }
    self.newest = newest
    self.previous = previous
  }

  mutating func open(
    _ verb: Verb, _ noun: Noun, by actor: Member?, at now: Instant, today: Day
  ) -> OpenEvent {
    newest += 1
    let event = OpenEvent(
      id: newest, at: now, today: today, actor: actor?.id, verb: verb, noun: noun)
    events.append((event, []))
    return event
  }

  /// What was told since the last time is the event's at this place.
  mutating func sort(_ notes: ChangeNotes, into place: Int) {
    events[place].changes += notes.changes[sorted...]
    sorted = notes.changes.count
  }

  /// What was told since the last time is one change of each of these events, in their order.
  mutating func sort(_ notes: ChangeNotes, among places: some Collection<Int>) {
    precondition(notes.changes.count - sorted == places.count, "each row tells of itself once")
    for (place, change) in zip(places, notes.changes[sorted...]) {
      events[place].changes.append(change)
    }
    sorted = notes.changes.count
  }
}

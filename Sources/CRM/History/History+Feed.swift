import Storage

/// Which records were touched after an event, for whoever has to show them anew.
package struct Touched: Hashable, Sendable {
  /// The newest event there is: what to ask with the next time.
  package let last: Int64
  package let nouns: Set<Noun>
  /// The records by noun; nil where they are too many to tell.
  package let subjects: [Noun: Set<Int64>]?

  /// Whether a record may look different now.
  package func holds(_ noun: Noun, _ id: Int64) -> Bool {
    guard nouns.contains(noun) else { return false }
    return subjects?[noun, default: []].contains(id) ?? true
  }
}

/// What happened since one last looked. Every program on the file reads this when the bell rings; it
/// tells what to load again, and the loading passes the access rule.
extension History {
  /// The number of the newest event; 0 where nothing ever happened.
  package func newest() throws -> Int64 {
    try office.database.read { tx in try tx.value("SELECT max(id) FROM event", as: Int64?.self) }
      .flatMap(\.self) ?? 0
  }

  /// The events after one, oldest first.
  package func feed(after id: Int64, limit: Int) throws -> [Event] {
    try office.database.read { tx in
      try tx.all("\(Event.select) WHERE event.id > \(id) ORDER BY event.id LIMIT \(limit)")
    }
  }

  /// The records that the journal says were touched after an event, cascades included. Of more than
  /// `limit` only the nouns are told, and where many times as many changes would have to be read for
  /// that, all nouns.
  package func nouns(after id: Int64, limit: Int = 1000) throws -> Touched {
    try office.database.read { tx in
      let last = try newest()
      var subjects: [Noun: Set<Int64>] = [:]
      var read = 0
      let most = limit * 10
      try tx.each(
        """
        SELECT noun, row_id, coalesce(through, row_id) FROM journal WHERE event_id > \(id)
        ORDER BY event_id LIMIT \(most + 1)
        """
      ) { row in
        let noun = try Noun(rawValue: row.next()).orMismatch("a noun's number")
        let (first, last): (Int64, Int64) = (try row.next(), try row.next())
        subjects[noun, default: []].formUnion(first...min(last, first + Int64(limit)))
        read += 1
      }
      let isFew = read <= most && subjects.values.reduce(0) { $0 + $1.count } <= limit
      let nouns = read > most ? Set(Schema.journaled) : Set(subjects.keys)
      return Touched(last: last, nouns: nouns, subjects: isFew ? subjects : nil)
    }
  }
}

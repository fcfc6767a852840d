import Storage

/// The hash chain over the events: each covers itself, its changes and the event before, so nobody
/// can change, drop or slip in an event unseen.
///
/// Of a change's values the chain covers their digest: a person's values can later be erased from the
/// journal (their digest then stays in the row) and the chain still verifies.
enum Chain {
  static let beginning = [UInt8](repeating: 0, count: 32)

  /// The hash of an event that says `content` and follows the event with the hash `previous`.
  static func hash(_ content: [UInt8], after previous: [UInt8]) -> [UInt8] {
    SHA256.hash(previous + content)
  }

  /// What stays of a change's values when they are erased.
  static func valuesDigest(before: String?, after: String?) -> [UInt8] {
    var values = Sealed()
    values.add(before)
    values.add(after)
    return SHA256.hash(values.bytes)
  }

  /// What of an event is covered, beside its changes.
  struct Link {
    let id: Int64
    let at: Instant
    let actor: ID<Member>?
    let verb: String
    let noun: Int
    let subject: Int64?
    let facts: String
    let undoes: Int64?
  }

  /// One journal row as the chain covers it.
  struct Change {
    let noun: Int64
    var row: Int64
    /// The last of the rows, where they are many (Span).
    var through: Int64?
    let action: Int64
    let before: String?
    let after: String?
    let kept: [UInt8]?

    init(_ change: RowChange) {
      noun = change.code
      row = change.row
      let last = change.rows.upperBound
      through = last == row ? nil : last
      action = change.action
      before = JSON.text(of: change.before)
      after = JSON.text(of: change.after)
      kept = nil
    }

    /// Takes a journal row's noun, row, through, action, before, after and digest; nil where all are
    /// NULL, as a join leaves them.
    init?(row cells: inout Row) throws {
      let noun: Int64? = try cells.next()
      let row: Int64? = try cells.next()
      through = try cells.next()
      let action: Int64? = try cells.next()
      before = try cells.next()
      after = try cells.next()
      kept = try cells.next()
      guard let noun, let row, let action else { return nil }
      self.noun = noun
      self.row = row
      self.action = action
    }
  }

  /// All that an event says, taken in change by change.
  struct Content {
    private var hash = SHA256()
    /// What has not gone into the hash yet: it takes much at a time faster than little.
    private var text = Sealed()
    /// Whether the event changed nothing.
    private(set) var isEmpty = true

    mutating func add(_ change: Change) {
      isEmpty = false
      text.add(change.noun)
      text.add(change.row)
      text.add(change.action)
      // One row's change is covered as it was before there were spans.
      if let through = change.through { text.add(through) }
      if change.before != nil || change.after != nil {
        text.add(Chain.valuesDigest(before: change.before, after: change.after))
      } else {
        // A kept digest speaks for values that are gone, never for values that are there.
        text.add(change.kept)
      }
      if text.bytes.count >= 4096 { takeIn() }
    }

    private mutating func takeIn() {
      hash.update(text.bytes)
      text.empty()
    }

    /// The digest of the changes and of the event's own words.
    mutating func digest(_ link: Link) -> [UInt8] {
      text.add(link.id)
      text.add(link.at.milliseconds)
      text.add(link.actor?.number)
      text.add(link.verb)
      text.add(Int64(link.noun))
      text.add(link.subject)
      text.add(link.facts)
      text.add(link.undoes)
      takeIn()
      return hash.finish()
    }
  }

  /// Fields one after the other, each with its length, so that no two contents look alike.
  private struct Sealed {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func empty() { bytes.removeAll(keepingCapacity: true) }

    mutating func add(_ number: Int64?) {
      guard let number else { return bytes.append(0) }
      bytes.append(1)
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String?) {
      guard let text else { return bytes.append(0) }
      let utf8 = text.utf8
      bytes.append(2)
      withUnsafeBytes(of: Int64(utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: utf8)
    }

    mutating func add(_ blob: [UInt8]?) {
      guard let blob else { return bytes.append(0) }
      bytes.append(3)
      withUnsafeBytes(of: Int64(blob.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: blob)
    }
  }
}

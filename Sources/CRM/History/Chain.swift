import Storage

/// The hash chain over the events: each covers itself, the digests of its journal rows and the event
/// before, so nobody can change, drop or slip in an event unseen.
///
/// The chain covers digests, not values: a person's values can later be erased from the journal (the
/// digest then stays in the row) and the chain still verifies.
enum Chain {
  static let beginning = [UInt8](repeating: 0, count: 32)

  /// What of an event is covered, beside its journal.
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

  static func hash(_ link: Link, digests: [[UInt8]], previous: [UInt8]) -> [UInt8] {
    var text = Sealed()
    text.add(previous)
    text.add(link.id)
    text.add(link.at.milliseconds)
    text.add(link.actor?.number)
    text.add(link.verb)
    text.add(Int64(link.noun))
    text.add(link.subject)
    text.add(link.facts)
    text.add(link.undoes)
    for digest in digests { text.add(digest) }
    return SHA256.hash(text.bytes)
  }

  /// One journal row as the chain covers it.
  struct Change: Record {
    let noun: Int64
    let row: Int64
    let action: Int64
    let before: String?
    let digest: [UInt8]

    /// Takes noun, row_id, action, before, after and digest.
    init(row cells: inout Row) throws {
      noun = try cells.next()
      row = try cells.next()
      action = try cells.next()
      before = try cells.next()
      let after: String? = try cells.next()
      let kept: [UInt8]? = try cells.next()
      if let kept {
        digest = kept
        return
      }
      var text = Sealed()
      text.add(noun)
      text.add(row)
      text.add(action)
      text.add(before)
      text.add(after)
      digest = SHA256.hash(text.bytes)
    }
  }

  /// Fields one after the other, each with its length, so that no two contents look alike.
  private struct Sealed {
    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func add(_ number: Int64?) {
      guard let number else { return bytes.append(0) }
      bytes.append(1)
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String?) {
      guard let text else { return bytes.append(0) }
      bytes.append(2)
      let utf8 = text.utf8
      withUnsafeBytes(of: Int64(utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: utf8)
    }

    mutating func add(_ blob: [UInt8]) {
      bytes.append(3)
      withUnsafeBytes(of: Int64(blob.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: blob)
    }
  }
}

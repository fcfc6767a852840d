import Storage

/// The slates that stand in the file, as far as they were met: what a number means never changes.
struct Slates {
  private var numbers: [Slate: Int64] = [:]
  private var dues: [Int64: Dues] = [:]

  /// The same slate as it is known, where it is: then nobody's fate is gone through to find it again.
  func known(_ slate: Slate) -> Slate {
    numbers.index(forKey: slate).map { numbers[$0].key } ?? slate
  }

  /// The number of a slate, which is written down if it is new.
  mutating func number(of slate: Slate, _ tx: borrowing Transaction) throws -> Int64 {
    if let known = numbers[slate] { return known }
    let content = slate.content
    let digest = SHA256.hash(content.utf8)
    let found: Int64? = try tx.value("SELECT id FROM slate WHERE digest = \(digest)")
    let number: Int64 =
      try found
      ?? tx.insert("INSERT INTO slate (digest, content) VALUES (\(digest), \(content))")
    numbers[slate] = number
    dues[number] = slate.dues
    return number
  }

  /// What a lead of the slate of this number brings.
  mutating func dues(of number: Int64, _ tx: borrowing Transaction) throws -> Dues {
    if let known = dues[number] { return known }
    let read = try Dues(content: content(of: number, tx))
    dues[number] = read
    return read
  }

  func slate(_ number: Int64, _ tx: borrowing Transaction) throws -> Slate {
    try Slate(content: content(of: number, tx))
  }

  private func content(of number: Int64, _ tx: borrowing Transaction) throws -> String {
    let content: String? = try tx.value("SELECT content FROM slate WHERE id = \(number)")
    return try content.orMismatch("a slate")
  }

  /// Those of long ago are not asked for again.
  mutating func forgetMany() {
    if numbers.count > 100 { numbers = [:] }
    if dues.count > 1000 { dues = [:] }
  }
}

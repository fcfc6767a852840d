/// How those of a slate stand with this lead's dues: who is owed most, and the highest credits.
struct Standing {
  /// The highest credit; then who was assigned longest ago; then the lower number.
  private var first: (caller: Int64, credit: Int64, last: Int64)?
  /// Highest first.
  private var best = InlineArray<3, (caller: Int64, credit: Int64)>(repeating: (0, 0))
  private var count = 0

  /// Another one, in the order of their numbers.
  mutating func compare(_ caller: Int64, credit: Int64, last: Int64) {
    rank(caller, credit)
    if let first, (-first.credit, first.last) <= (-credit, last) { return }
    first = (caller, credit, last)
  }

  /// Nobody where the slate is empty.
  var furthestBehind: Int64? { first?.caller }

  /// The highest credits, as "3:800000000 7:-200000000".
  var credits: String? {
    guard count > 0 else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(60)
    for place in 0..<count {
      if place > 0 { text.append(UInt8(ascii: " ")) }
      text.append(decimal: best[place].caller)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: best[place].credit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func rank(_ caller: Int64, _ credit: Int64) {
    if count == best.count, best[best.count - 1].credit >= credit { return }
    var place = count
    while place > 0, best[place - 1].credit < credit {
      if place < best.count { best[place] = best[place - 1] }
      place -= 1
    }
    guard place < best.count else { return }
    best[place] = (caller, credit)
    count = min(count + 1, best.count)
  }
}

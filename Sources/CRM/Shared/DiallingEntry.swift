/// One entry of a list in a dialling plan: how a number begins, and what follows from that.
struct DiallingEntry {
  /// For each leading digit of a number the digits it can be, one bit each.
  private var sets = InlineArray<8, UInt16>(repeating: 0)
  private(set) var leading = 0
  /// Which of the leading digits are kept when the others are dropped.
  var kept = 0..<0
  /// How long the whole number is; empty when the entry does not say.
  var lengths = DigitCounts()
  /// What is put before the number when the leading digits are dropped.
  var inserted = Digits()

  mutating func append(_ set: UInt16) {
    sets[leading] = set
    leading += 1
  }

  /// Whether the number begins so, whatever its length.
  func begins(_ digits: Digits) -> Bool {
    guard leading <= digits.count else { return false }
    for place in 0..<leading where sets[place] & 1 << UInt16(digits[place] & 0xF) == 0 {
      return false
    }
    return true
  }

  func agrees(with digits: Digits) -> Bool {
    begins(digits) && (lengths.isEmpty || lengths.contains(digits.count))
  }

  /// The number without its leading digits, save those that are kept.
  func drop(from digits: Digits) -> Digits {
    var rest = inserted
    for place in kept { rest.append(digits[place]) }
    for place in leading..<digits.count { rest.append(digits[place]) }
    return rest
  }
}

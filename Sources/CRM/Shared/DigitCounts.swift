/// How many digits a number can have: "10", "7 or 10", "8 to 13".
package struct DigitCounts: Hashable, Sendable {
  private var bits: UInt32 = 0

  package init(_ counts: some Sequence<Int>) {
    for count in counts { insert(count) }
  }

  init() {}

  mutating func insert(_ count: Int) {
    precondition(0..<32 ~= count, "no dialling plan has that many digits")
    bits |= 1 << UInt32(count)
  }

  var isEmpty: Bool { bits == 0 }
  var least: Int { bits.trailingZeroBitCount }
  var most: Int { 31 - bits.leadingZeroBitCount }

  func contains(_ count: Int) -> Bool {
    count < 32 && bits & 1 << UInt32(count) != 0
  }

  func union(_ other: DigitCounts) -> DigitCounts {
    var both = self
    both.bits |= other.bits
    return both
  }

  func intersection(_ other: DigitCounts) -> DigitCounts {
    var common = self
    common.bits &= other.bits
    return common
  }
}

extension DigitCounts: CustomStringConvertible {
  package var description: String {
    var runs: [ClosedRange<Int>] = []
    for count in 0..<32 where contains(count) {
      if let last = runs.last, last.upperBound + 1 == count {
        runs[runs.count - 1] = last.lowerBound...count
      } else {
        runs.append(count...count)
      }
    }
    let words = runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound) or \(run.upperBound)"
      default: "\(run.lowerBound) to \(run.upperBound)"
      }
    }
    return words.joined(separator: " or ")
  }
}

import Glibc

/// Chance that falls the same way in every run with the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The chance of one record: what happens to it does not depend on how many others there are.
  init(seed: UInt64, of number: Int, in theme: UInt64) {
    state = Chance.mixed(seed &+ theme &* 0xD1B5_4A32_D192_ED03) ^ UInt64(bitPattern: Int64(number))
    state = Chance.mixed(state)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Chance.mixed(state)
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to but not including 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func happens(_ share: Double) -> Bool { fraction() < share }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  mutating func pick<Element>(_ choices: Weighted<Element>) -> Element {
    choices.entry(at: below(choices.total))
  }

  /// Around `middle`, as prices and waiting times lie: often somewhat less, at times a lot more.
  mutating func around(_ middle: Double, spread: Double = 0.6) -> Double {
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + fraction() }
    return middle * exp(spread * normal)
  }
}

/// Choices of which some come up more often.
struct Weighted<Element> {
  private(set) var entries: [Element] = []
  private var ends: [Int] = []
  var total: Int { ends.last ?? 0 }

  init(_ weighted: [(Element, Int)] = []) {
    for (element, weight) in weighted { add(element, weight: weight) }
  }

  mutating func add(_ element: Element, weight: Int) {
    entries.append(element)
    ends.append(total + weight)
  }

  func entry(at place: Int) -> Element {
    entries[ends.firstIndex { place < $0 } ?? 0]
  }
}

extension Weighted: Sendable where Element: Sendable {}

/// Even shares: whether the one at `index` is among the `share` chosen out of `whole`.
func isChosen(_ index: Int, share: Int, of whole: Int) -> Bool {
  whole > 0 && (index + 1) * share / whole > index * share / whole
}

/// Fractions that lie evenly whatever their number is: multiples of the golden section.
func evenFraction(_ index: Int) -> Double {
  let step = (Double(index) + 0.5) * 0.618_033_988_749_894_9
  return step - step.rounded(.down)
}

/// Chance that can be had again: the same seed throws the same.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (prng.di.unimi.it/splitmix64.c).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[roll(0...choices.count - 1)] }

  /// Letters of all sorts, or one of the texts that have broken programs before.
  mutating func text() -> String {
    if roll(0...2) == 0 { return pick(HardText.all) }
    var text = String.UnicodeScalarView()
    for _ in 0..<roll(0...12) {
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x0...0x1F, 0x80...0x24F, 0x300...0x36F, 0x590...0x6FF, 0x900...0x97F,
        0x200B...0x206F, 0x3040...0x30FF, 0x4E00...0x4FFF, 0xFE00...0xFE0F, 0x1F300...0x1F6FF,
        0x1F3FB...0x1F3FF, 0xE0100...0xE01EF,
      ]
      if let scalar = Unicode.Scalar(UInt32.random(in: pick(ranges), using: &self)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

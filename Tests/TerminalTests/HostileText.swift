/// Texts that have broken terminals: what people paste, what sheets hold, what attackers send.
enum HostileText {
  static let samples: [String] = [
    "", " ", "Ravi Kumar", "王小明", "１２３", "ﾊﾝｶｸ", "한국어", "각", "ก็ที่", "नमस्ते", "தமிழ்", "عربى RTL עברית",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}", "\u{301}mark first", "\u{1160}\u{11A8}jamo",
    "👨‍👩‍👧‍👦 family", "👍🏽", "🏽", "🇮🇳🇮", "❤️", "☎\u{FE0F}", "1️⃣", "a\u{200D}🙂b", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\u{1B}[31mred\u{1B}]0;title\u{7}", "\u{9B}2J", "\u{0}\u{7F}\u{85}",
    "a\tb\nc\r\nd\u{B}e\u{2028}f",
    "\u{202E}evil\u{202C}", "\u{2066}x\u{2069}", "\u{FEFF}bom", "so\u{AD}ft", "a\u{200B}b",
    "\u{E000}",
    "\u{10FFFF}", "\u{FFFE}", "Z\u{335}\u{321}\u{345}a\u{31A}lgo", "…─│▌█", "﷽", "\u{3164}",
    String(repeating: "長", count: 500), String(repeating: "word ", count: 100),
    String(repeating: "x", count: 500), String(repeating: "\u{301}", count: 500),
    String(repeating: "👩‍🚀", count: 100), String(repeating: "\n", count: 50),
  ]

  /// Some of the samples, one after the other.
  static func any(_ luck: inout Luck) -> String {
    (0..<luck.below(4)).map { _ in samples[luck.below(samples.count)] }.joined()
  }
}

/// Chance that can be had again.
struct Luck: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { limit < 1 ? 0 : Int(next() % UInt64(limit)) }

  mutating func flips() -> Bool { below(2) == 0 }
}

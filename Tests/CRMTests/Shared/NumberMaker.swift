#if ORACLES
  import CRM

  /// Makes telephone numbers, the same ones for the same seed.
  struct NumberMaker {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    /// Numbers of every kind that the region has.
    mutating func valid(in region: Region) -> [String] {
      var found: [String] = []
      for example in Judge.examples(region) { found += valid(like: example, in: region.code) }
      return found
    }

    /// Walks away from an example by small changes that leave the number valid.
    mutating func valid(like example: String, in region: String) -> [String] {
      var found = [example]
      for _ in 0..<40 where found.count < 7 {
        let next = changed(found[found.count - 1])
        if Judge.belongs(next, to: region), !found.contains(next) { found.append(next) }
      }
      return found
    }

    /// One number as different people write it.
    mutating func spellings(of number: String, in region: Region) -> [Spelling] {
      let international = Judge.write(number, .international)
      let national = Judge.write(number, .national)
      let away = pick(Region.all)
      let digits = number.dropFirst()
      let parts = international.split(separator: " ", maxSplits: 1)
      let code = parts[0]
      let rest = parts[parts.count - 1]
      let zero = pick(["\u{FF10}", "\u{0660}", "\u{06F0}", "\u{0966}", "\u{09E6}"])
      let home = [
        national,
        national.filter(\.isNumber),
        national.replacing("-", with: "\u{2011}").replacing(" ", with: "\u{A0}"),
        Self.inScript(national, zero: zero),
        String(digits),
        String(digits.dropFirst(code.count - 1)),
        "\(code.dropFirst()) \(rest)",
        "\(code) (0) \(rest)",
      ]
      let anywhere = [
        number, international, Judge.write(number, .rfc3966),
        international.replacing(" ", with: "."),
        "\u{FF0B}" + Self.inScript(String(international.dropFirst()), zero: zero),
        Judge.write(number, from: away),
        "00\(digits)", "011 \(digits)",
      ]
      return home.map { Spelling(text: $0, region: region) }
        + anywhere.map { Spelling(text: $0, region: away) }
    }

    /// Digits without a plan, some of them after a plus or a prefix.
    mutating func randomDigits(in region: Region) -> Spelling {
      var text = pick(["", "", "", "0", "1", "+", "+", "00", "011", "810"])
      if random(3) == 0, let example = Judge.examples(region).first {
        text += example.dropFirst().prefix(random(5))
      }
      for _ in 0..<random(18) { text += "\(random(10))" }
      return Spelling(text: text, region: region)
    }

    private mutating func changed(_ number: String) -> String {
      var digits = Array(number.utf8)
      switch random(8) {
      case 0: digits.append(randomDigit())
      case 1: digits.removeLast()
      default:
        for _ in 0...random(3) { digits[2 + random(digits.count - 2)] = randomDigit() }
      }
      return String(decoding: digits, as: UTF8.self)
    }

    private mutating func randomDigit() -> UInt8 {
      UInt8(ascii: "0") + UInt8(random(10))
    }

    private static func inScript(_ text: String, zero: String) -> String {
      guard let zero = zero.unicodeScalars.first?.value else { return text }
      return String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            guard ("0"..."9").contains(scalar) else { return scalar }
            return Unicode.Scalar(zero + scalar.value - 0x30) ?? scalar
          }))
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
      choices[random(choices.count)]
    }

    /// SplitMix64.
    private mutating func random(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }
  }
#endif

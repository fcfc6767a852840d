import Storage

/// What the search index holds of one row, as it is made: each folded word behind a space, then the
/// letters they begin with, then each phone's runs of three digits. A lone mark stands between two
/// phones, so that no run spans both.
struct SearchLine {
  private(set) var bytes: [UInt8] = []
  private var hasPhone = false

  init() { bytes.reserveCapacity(200) }

  mutating func add(words text: Span<UInt8>) {
    let count = bytes.count
    bytes.append(0x20)
    appendFolded(text, to: &bytes)
    if bytes.count == count + 1 { bytes.removeLast() }
  }

  /// Adds the letters that the words begin with, each once.
  mutating func addInitials() {
    var plain: UInt128 = 0
    var others: [Unicode.Scalar] = []
    for place in bytes.indices where bytes[place] == 0x20 {
      let letter = letter(at: place + 1)
      if letter.isASCII {
        let bit: UInt128 = 1 << letter.value
        if plain & bit == 0 { add(initial: letter) }
        plain |= bit
      } else if !others.contains(letter) {
        add(initial: letter)
        others.append(letter)
      }
    }
  }

  private func letter(at place: Int) -> Unicode.Scalar {
    if bytes[place] < 0x80 { return Unicode.Scalar(bytes[place]) }
    let rest = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
    return rest.unicodeScalars.first ?? " "
  }

  private mutating func add(initial letter: Unicode.Scalar) {
    guard let initial = SearchMatch.initial(letter) else { return }
    bytes.append(0x20)
    bytes.append(contentsOf: UTF8.encode(initial) ?? UTF8.encodedReplacementCharacter)
  }

  mutating func add(phone: Span<UInt8>) {
    guard phone.hasThreeDigits else { return }
    if hasPhone { bytes.append(contentsOf: " §".utf8) }
    hasPhone = true
    SearchMatch.addThrees(of: phone, to: &bytes)
  }
}

extension Span<UInt8> {
  fileprivate var hasThreeDigits: Bool {
    var digits = 0
    for place in indices where self[place].isASCIIDigit { digits += 1 }
    return digits > 2
  }
}

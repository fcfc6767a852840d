import CResources

/// Reads `Resources/dialling-plans.txt`, which explains itself, from its beginning to its end.
struct DiallingTable {
  private let text: [UInt8]
  private var position = 0

  init() {
    let resource = resource_dialling_plans()
    text = Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
  }

  /// Goes to the next line that speaks of a region; false after the last one.
  mutating func nextLine() -> Bool {
    while next == UInt8(ascii: "#") {
      while next != UInt8(ascii: "\n") { position += 1 }
      position += 1
    }
    return position < text.count
  }

  /// Nil for the numbers of no country.
  mutating func region() -> Region? {
    let region = Region(first: text[position], second: text[position + 1])
    while next != UInt8(ascii: " ") { position += 1 }
    endColumn()
    return region
  }

  mutating func callingCode() -> Int {
    let code = number()
    endColumn()
    return code
  }

  mutating func lengths() -> DigitCounts {
    let lengths = counts()
    endColumn()
    return lengths
  }

  /// Adds the entries of a list; says where they are.
  mutating func list(into entries: inout [DiallingEntry]) -> Range<Int> {
    let start = entries.count
    if !takes("-") {
      repeat { entries.append(entry()) } while takes(",")
    }
    endColumn()
    return start..<entries.count
  }

  /// Adds the sizes of groups, a 0 after the sizes for one length; says where they are.
  mutating func groups(into sizes: inout [Int]) -> Range<Int> {
    let start = sizes.count
    if !takes("-") {
      repeat {
        repeat { sizes.append(number()) } while takes("-")
        sizes.append(0)
      } while takes(",")
    }
    endColumn()
    return start..<sizes.count
  }

  private mutating func entry() -> DiallingEntry {
    var entry = DiallingEntry()
    var keptFrom = 0
    while true {
      if let set = set() {
        entry.append(set)
      } else if takes("(") {
        keptFrom = entry.leading
      } else if takes(")") {
        entry.kept = keptFrom..<entry.leading
      } else if takes(":") {
        entry.lengths = counts()
      } else if takes(">") {
        while let digit = digit() { entry.inserted.append(digit) }
      } else {
        return entry
      }
    }
  }

  /// Reads "7", "[2-57]" or "."; a bit for each digit.
  private mutating func set() -> UInt16? {
    if let digit = digit() { return bit(digit) }
    if takes(".") { return 0b11_1111_1111 }
    guard takes("[") else { return nil }
    var set: UInt16 = 0
    while let low = digit() {
      set |= bit(low)
      if takes("-"), let high = digit() {
        for digit in low...high { set |= bit(digit) }
      }
    }
    position += 1
    return set
  }

  /// Reads "8-10/13".
  private mutating func counts() -> DigitCounts {
    var counts = DigitCounts()
    repeat {
      let low = number()
      let high = takes("-") ? number() : low
      for count in low...high { counts.insert(count) }
    } while takes("/")
    return counts
  }

  private mutating func number() -> Int {
    var number = 0
    while let digit = digit() { number = number * 10 + Int(digit & 0xF) }
    return number
  }

  private mutating func digit() -> UInt8? {
    guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    position += 1
    return byte
  }

  private func bit(_ digit: UInt8) -> UInt16 {
    1 << UInt16(digit & 0xF)
  }

  /// Steps over what is between two columns, or two lines.
  private mutating func endColumn() {
    precondition(takes(" ") || takes("\n"), "the table of dialling plans can't be read")
  }

  private mutating func takes(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private var next: UInt8? {
    position < text.count ? text[position] : nil
  }
}

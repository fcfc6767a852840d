/// Names in the order of their bytes, each with a number, on shelves of up to 32.
struct PlaceShelves {
  private let bytes: PlaceBytes
  private let offsets: Int
  private let count: Int

  init(_ bytes: PlaceBytes, at offsets: Int, count: Int) {
    self.bytes = bytes
    self.offsets = offsets
    self.count = count
  }

  /// The number of the name that has these bytes.
  func number(of key: [UInt8]) -> Int? {
    guard !key.isEmpty else { return nil }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if begins(middle, after: key) { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? number(of: key, on: low - 1) : nil
  }

  /// Whether the first name of a shelf comes after the key.
  private func begins(_ shelf: Int, after key: [UInt8]) -> Bool {
    let name = name(at: start(of: shelf))
    let order = compare(key, from: 0, with: name)
    return order.same < name.length && order.isLess
  }

  /// Goes along a shelf without ever putting a name together: all that counts is how many bytes
  /// a name shares with the one before, and how many of those were right.
  private func number(of key: [UInt8], on shelf: Int) -> Int? {
    var place = start(of: shelf)
    let end = start(of: shelf + 1)
    var right = 0
    while place < end {
      let name = name(at: place)
      if name.shared <= right {
        let order = compare(key, from: name.shared, with: name)
        right = name.shared + order.same
        if order.same == name.length {
          if right == key.count { return bytes[name.end] }
        } else if order.isLess {
          return nil
        }
      }
      place = name.end + 1
    }
    return nil
  }

  private struct Name {
    /// How many bytes it shares with the name before.
    let shared: Int
    /// Where the bytes begin that follow those, and how many there are.
    let start: Int
    let length: Int

    var end: Int { start + length }
  }

  private func name(at place: Int) -> Name {
    let length = bytes[place] & 0xF
    guard length == 0xF else {
      return Name(shared: bytes[place] >> 4, start: place + 1, length: length)
    }
    return Name(shared: bytes[place] >> 4, start: place + 2, length: bytes[place + 1])
  }

  /// How many bytes of the key are those of the name, and whether the key then comes first.
  private func compare(
    _ key: [UInt8], from first: Int, with name: Name
  ) -> (same: Int, isLess: Bool) {
    var same = 0
    while same < name.length, first + same < key.count,
      Int(key[first + same]) == bytes[name.start + same]
    {
      same += 1
    }
    guard first + same < key.count else { return (same, true) }
    guard same < name.length else { return (same, false) }
    return (same, Int(key[first + same]) < bytes[name.start + same])
  }

  private func start(of shelf: Int) -> Int { bytes.offset(at: offsets + 3 * shelf) }
}

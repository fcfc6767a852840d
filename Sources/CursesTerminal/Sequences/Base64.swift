/// A text as sixty-four letters that pass through anything (rfc-editor.org/rfc/rfc4648).
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift in [18, 12, 6, 0] { out.append(letters[Int(group >> UInt32(shift)) & 63]) }
        (group, count) = (0, 0)
      }
    }
    guard count > 0 else { return out }
    group <<= UInt32(8 * (3 - count))
    for place in 0..<4 {
      let letter = letters[Int(group >> UInt32(18 - 6 * place)) & 63]
      out.append(place <= count ? letter : UInt8(ascii: "="))
    }
    return out
  }
}

import CRM
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "the published vectors",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func vectors(text: String, times: Int, digest: String) {
    let bytes = Array(repeating: Array(text.utf8), count: times).flatMap { $0 }
    #expect(hex(SHA256.hash(bytes)) == digest)
    #expect(hex(SHA256.hash(bytes.lazy.map { $0 })) == digest)
    #expect(hex(SHA256.hash(String(repeating: text, count: times).utf8)) == digest)
  }

  @Test("bytes that come in pieces give the digest of the whole")
  func pieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
    for length in 0...bytes.count {
      let whole = SHA256.hash(bytes.prefix(length))
      for size in [1, 3, 63, 64, 65, 128] {
        var hash = SHA256()
        for start in stride(from: 0, to: length, by: size) {
          hash.update(bytes[start..<min(start + size, length)])
        }
        #expect(hash.finish() == whole, "\(length) bytes by \(size)")
      }
    }
  }

  @Test("lengths round a block's end, as sha256sum has them")
  func blockEnds() {
    // printf 'x%.0s' {1..N} | sha256sum
    let digests = [
      55: "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072",
      56: "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e",
      63: "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2",
      64: "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c",
      65: "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9",
      119: "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c",
      120: "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98",
    ]
    for (count, digest) in digests {
      #expect(hex(SHA256.hash(Array(repeating: 0x78, count: count))) == digest, "\(count)")
    }
  }

  private func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

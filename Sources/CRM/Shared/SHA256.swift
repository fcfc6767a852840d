/// The SHA-256 digest of bytes that come bit by bit: FIPS 180-4.
package struct SHA256 {
  private var state: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]

  /// Bytes that wait until there are 64.
  private var waiting = InlineArray<64, UInt8>(repeating: 0)
  private var length = 0

  package init() {}

  package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      update(UnsafeRawBufferPointer($0))
    }
    if isDone == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    let held = length % 64
    length += bytes.count
    if held > 0 {
      for (place, byte) in zip(held..<64, rest) { waiting[place] = byte }
      guard held + rest.count >= 64 else { return }
      rest = rest.dropFirst(64 - held)
      compressWaiting()
    }
    let whole = rest.count / 64 * 64
    compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    for (place, byte) in zip(0..<64, rest.dropFirst(whole)) { waiting[place] = byte }
  }

  /// The digest of 32 bytes of all that came.
  package mutating func finish() -> [UInt8] {
    let bits = UInt64(length) * 8
    // A one bit, zeros, and the length in the last eight bytes of a block.
    var place = length % 64
    waiting[place] = 0x80
    place += 1
    if place > 56 {
      for rest in place..<64 { waiting[rest] = 0 }
      compressWaiting()
      place = 0
    }
    for rest in place..<56 { waiting[rest] = 0 }
    for i in 0..<8 { waiting[56 + i] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * i)) }
    compressWaiting()
    return [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      for i in 0..<32 { digest[i] = UInt8(truncatingIfNeeded: state[i / 4] >> (24 - i % 4 * 8)) }
      count = 32
    }
  }

  private mutating func compressWaiting() {
    let block = waiting
    block.span.withUnsafeBytes { compress($0) }
  }

  /// Takes in whole blocks.
  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        for i in 0..<16 {
          schedule[i] = UInt32(
            bigEndian: blocks.loadUnaligned(fromByteOffset: start &+ i &* 4, as: UInt32.self))
        }
        for i in 16..<64 {
          let early = schedule[i &- 15]
          let late = schedule[i &- 2]
          let mixedEarly = early.turned(7) ^ early.turned(18) ^ early &>> 3
          let mixedLate = late.turned(17) ^ late.turned(19) ^ late &>> 10
          schedule[i] = schedule[i &- 16] &+ mixedEarly &+ schedule[i &- 7] &+ mixedLate
        }
        mix(schedule)
      }
    }
  }

  @inline(__always)
  private mutating func mix(_ schedule: UnsafeMutableBufferPointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    roundConstants.withUnsafeBufferPointer { constants in
      // Eight rounds bring every variable back to its place, so that none has to be moved.
      for i in stride(from: 0, to: 64, by: 8) {
        round(a, b, c, &d, e, f, g, &h, schedule[i] &+ constants[i])
        round(h, a, b, &c, d, e, f, &g, schedule[i &+ 1] &+ constants[i &+ 1])
        round(g, h, a, &b, c, d, e, &f, schedule[i &+ 2] &+ constants[i &+ 2])
        round(f, g, h, &a, b, c, d, &e, schedule[i &+ 3] &+ constants[i &+ 3])
        round(e, f, g, &h, a, b, c, &d, schedule[i &+ 4] &+ constants[i &+ 4])
        round(d, e, f, &g, h, a, b, &c, schedule[i &+ 5] &+ constants[i &+ 5])
        round(c, d, e, &f, g, h, a, &b, schedule[i &+ 6] &+ constants[i &+ 6])
        round(b, c, d, &e, f, g, h, &a, schedule[i &+ 7] &+ constants[i &+ 7])
      }
    }
    state = [
      state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d,
      state[4] &+ e, state[5] &+ f, state[6] &+ g, state[7] &+ h,
    ]
  }
}

@inline(__always)
private func round(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
  _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
) {
  let choice = e & f ^ ~e & g
  let majority = a & b ^ a & c ^ b & c
  h = h &+ (e.turned(6) ^ e.turned(11) ^ e.turned(25)) &+ choice &+ word
  d = d &+ h
  h = h &+ (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ majority
}

extension UInt32 {
  @inline(__always)
  fileprivate func turned(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 &- bits) }
}

private let roundConstants: [UInt32] = [
  0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
  0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
  0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
  0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
  0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
  0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
  0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
  0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
  0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
  0xC671_78F2,
]

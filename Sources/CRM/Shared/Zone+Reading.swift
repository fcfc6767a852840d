import Glibc

extension Zone {
  /// Reads a zone from the system's database.
  package init(named name: String) throws(ZoneError) {
    guard Zone.isWellFormed(name) else { throw .badName(name) }
    guard name != Zone.utc.name else {
      self = .utc
      return
    }
    guard let bytes = contents(of: "\(Zone.folder)/\(name)") else {
      throw access(Zone.folder, R_OK) == 0 ? .unknown(name) : .noDatabase(folder: Zone.folder)
    }
    // The folder holds lists and notes beside the zones.
    guard bytes.starts(with: Array("TZif".utf8)) else { throw .unknown(name) }
    guard let zone = Zone(name: name, compiled: bytes) else { throw .damaged(name) }
    self = zone
  }

  /// Read once: the environment is not to be read while a thread may change it.
  private static let folder: String = {
    guard let set = getenv("TZDIR"), set.pointee != 0 else { return "/usr/share/zoneinfo" }
    return String(cString: set)
  }()

  private static func isWellFormed(_ name: String) -> Bool {
    name.utf8.count <= 64
      && name.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || [0x2B, 0x2D, 0x2F, 0x5F].contains($0)
      }
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  /// Reads a compiled zone: https://www.rfc-editor.org/rfc/rfc9636. The first block has times of
  /// four bytes and is skipped, the second times of eight, and a rule for the future ends the file.
  init?(name: String, compiled bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let old = Header(from: &reader), old.version >= 0x32,
      reader.take(old.blockSize(timeSize: 4)) != nil,
      let header = Header(from: &reader), header.leaps == 0
    else { return nil }

    var changes: [Int] = []
    for _ in 0..<header.times {
      guard let time = reader.bigEndian(8), time > changes.last ?? .min else { return nil }
      changes.append(Int(time))
    }
    guard let kinds = reader.take(header.times) else { return nil }
    var kindOffsets: [Int] = []
    for _ in 0..<header.kinds {
      guard let offset = reader.bigEndian(4), abs(offset) < 26 * 3600, reader.take(2) != nil
      else { return nil }
      kindOffsets.append(Int(offset))
    }
    guard let first = kindOffsets.first, kinds.allSatisfy({ Int($0) < kindOffsets.count }),
      reader.take(header.letters + header.standardFlags + header.utcFlags) != nil,
      reader.skip("\n")
    else { return nil }
    let footer = reader.take { $0 != 0x0A }
    guard reader.skip("\n") else { return nil }
    let rule = ZoneRule(posix: footer)
    guard footer.isEmpty || rule != nil else { return nil }
    self.init(
      name: name, changes: changes, offsets: [first] + kinds.map { kindOffsets[Int($0)] },
      rule: rule)
  }
}

/// The counts at the head of each block of a compiled zone.
private struct Header {
  let version: UInt8
  let utcFlags, standardFlags, leaps, times, kinds, letters: Int

  init?(from reader: inout ByteReader) {
    guard reader.take(4)?.elementsEqual("TZif".utf8) == true,
      let version = reader.take(16)?.first
    else { return nil }
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = reader.bigEndian(4), (0...0xFFFF).contains(count) else { return nil }
      counts.append(Int(count))
    }
    self.version = version
    (utcFlags, standardFlags, leaps) = (counts[0], counts[1], counts[2])
    (times, kinds, letters) = (counts[3], counts[4], counts[5])
  }

  func blockSize(timeSize: Int) -> Int {
    times * (timeSize + 1) + kinds * 6 + letters + leaps * (timeSize + 4) + standardFlags
      + utcFlags
  }
}

/// A small file's bytes; nil if it can't be read.
private func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rbe") else { return nil }
  defer { fclose(file) }
  let limit = 1 << 20
  let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
    count = fread(buffer.baseAddress, 1, limit, file)
  }
  return ferror(file) == 0 ? bytes : nil
}

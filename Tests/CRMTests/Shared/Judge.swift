#if ORACLES
  import CPhoneNumber
  import CRM

  /// libphonenumber, in Swift's words.
  enum Judge {
    struct Verdict {
      let e164: String
      let possible, valid: Bool

      init(_ verdict: phonenumber_verdict) {
        e164 = withUnsafeBytes(of: verdict.e164) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        possible = verdict.possible
        valid = verdict.valid
      }
    }

    static var regions: [String] {
      text(room: 1024) { phonenumber_regions($0) }.split(separator: " ").map(String.init)
    }

    static func read(_ spelling: Spelling) -> Verdict {
      Verdict(phonenumber_judge(spelling.text, spelling.region.code))
    }

    static func isPossible(_ e164: String) -> Bool {
      let verdict = Verdict(phonenumber_judge(e164, "ZZ"))
      return verdict.possible && verdict.e164 == e164
    }

    static func belongs(_ e164: String, to region: String) -> Bool {
      phonenumber_belongs(e164, region)
    }

    /// An example of every kind of number that the region has.
    static func examples(_ region: Region) -> [String] {
      (0...10).map { Verdict(phonenumber_example(region.code, $0)).e164 }.filter { $0 != "" }
    }

    static func globalExample(_ callingCode: Int) -> String {
      Verdict(phonenumber_global_example(Int32(callingCode))).e164
    }

    enum Style { case international, national, rfc3966 }

    static func write(_ e164: String, _ style: Style) -> String {
      let known =
        switch style {
        case .international: phonenumber_international
        case .national: phonenumber_national
        case .rfc3966: phonenumber_rfc3966
        }
      return text(room: 64) { phonenumber_write(e164, known, $0) }
    }

    static func write(_ e164: String, from region: Region) -> String {
      text(room: 64) { phonenumber_write_from(e164, region.code, $0) }
    }

    private static func text(room: Int, _ write: (UnsafeMutablePointer<CChar>) -> Void) -> String {
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
        buffer.initialize(repeating: 0)
        if let start = buffer.baseAddress { write(start) }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      }
    }
  }
#endif

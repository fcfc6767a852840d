import CRM
import Testing

#if ORACLES
  import CPhoneNumber

  /// libphonenumber judges what we make of generated numbers of every region. It has to be the
  /// version that the dialling plans are from, else their facts differ.
  @Suite("phone numbers, judged by libphonenumber") struct PhoneJudgeTests {
    /// Where we read a number differently. The judge goes back on these two itself.
    static let knownDifferences = [
      KnownDifference(
        begins: "+1310", length: 9,
        why: "310-1234 is valid in Canada but, with 7 digits after the +1, impossible"),
      KnownDifference(
        begins: "+521", length: 14,
        why: "the 1 of a Mexican mobile is dropped once; read again, it is another number"),
    ]

    @Test("we know every region that the judge knows")
    func regions() {
      #expect(Region.all.map(\.code) == Judge.regions)
    }

    @Test("a valid number in any notation is the same number to both")
    func sameNumbers() {
      var numbers = NumberMaker(seed: 1)
      var all = Agreement()
      for region in Region.all {
        var agreement = Agreement()
        for number in numbers.valid(in: region) {
          for spelling in numbers.spellings(of: number, in: region) { agreement.compare(spelling) }
        }
        #expect(agreement.compared >= 100, "\(region): too few numbers to tell")
        #expect(agreement.differences == [], "\(region)")
        #expect(agreement.impossible == [], "\(region)")
        all.add(agreement)
      }
      #expect(all.share >= 0.995)
      #expect(all.known == Set(Self.knownDifferences.map(\.begins)), "a difference is no more")
    }

    @Test(
      "a number of no country is the same number to both",
      arguments: [800, 808, 870, 878, 881, 882, 883, 888, 979])
    func global(callingCode: Int) throws {
      var numbers = NumberMaker(seed: 2)
      let india = try #require(Region("IN"))
      var agreement = Agreement()
      for number in numbers.valid(like: Judge.globalExample(callingCode), in: "001") {
        agreement.compare(Spelling(text: number, region: india))
        agreement.compare(Spelling(text: Judge.write(number, .international), region: india))
        agreement.compare(Spelling(text: "00" + number.dropFirst(), region: india))
      }
      #expect(agreement.compared >= 9)
      #expect(agreement.differences == [])
    }

    @Test("no random digits are accepted that the judge calls impossible")
    func randomDigits() {
      var numbers = NumberMaker(seed: 3)
      var agreement = Agreement()
      for region in Region.all {
        for _ in 0..<300 { agreement.compare(numbers.randomDigits(in: region)) }
      }
      #expect(agreement.accepted >= 1000)
      #expect(agreement.impossible == [])
      #expect(agreement.differences == [])
    }
  }

  /// Numbers that the judge calls valid and we do not read so, and the reason.
  struct KnownDifference {
    let begins: String
    /// Counts the plus.
    let length: Int
    let why: String

    func covers(_ e164: String) -> Bool {
      e164.hasPrefix(begins) && e164.utf8.count == length
    }
  }

  /// A text as it is typed in a region.
  struct Spelling {
    let text: String
    let region: Region
  }

  /// How often we and the judge read a text as the same number.
  struct Agreement {
    /// Texts that are valid numbers to the judge, and those that we read as it does.
    private(set) var compared = 0
    private(set) var agreed = 0
    /// Where we differ: the known differences met, and texts with others.
    private(set) var known: Set<String> = []
    private(set) var differences: [String] = []
    /// Texts that we accept, and those whose number the judge, reading it again, calls impossible.
    private(set) var accepted = 0
    private(set) var impossible: [String] = []

    var share: Double { Double(agreed) / Double(max(1, compared)) }

    mutating func compare(_ spelling: Spelling) {
      let theirs = Judge.read(spelling)
      let ours = try? Phone.parse(spelling.text, region: spelling.region)
      if let ours {
        accepted += 1
        if !Judge.isPossible(ours.e164) {
          impossible.append("\(spelling.region) \(spelling.text) is \(ours) to us")
        }
      }
      guard theirs.valid else { return }
      compared += 1
      if ours?.e164 == theirs.e164 {
        agreed += 1
      } else if let difference = PhoneJudgeTests.knownDifferences.first(where: {
        $0.covers(theirs.e164)
      }) {
        known.insert(difference.begins)
      } else {
        differences.append(
          "\(spelling.region) \(spelling.text) is \(theirs.e164), not \(ours?.e164 ?? "refused")")
      }
    }

    mutating func add(_ other: Agreement) {
      compared += other.compared
      agreed += other.agreed
      known.formUnion(other.known)
    }
  }
#else
  @Test(
    "phone numbers are judged by libphonenumber",
    .disabled("the judge is a library of its own: run with --traits Oracles"))
  func phoneJudge() {}
#endif

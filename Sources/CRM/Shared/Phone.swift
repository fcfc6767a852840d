/// A telephone number of any country, in the one form that two spellings of it share.
package struct Phone: Hashable, Sendable {
  /// A plus, the calling code and the national number: "+919845012345".
  package let e164: String

  /// Takes a number back from where it was stored; nil when it is not in that form.
  package init?(stored e164: String) {
    let digits = e164.utf8.dropFirst()
    guard e164.utf8.first == UInt8(ascii: "+"), 5...20 ~= digits.count,
      digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    self.e164 = e164
  }

  /// Reads a number as a person of the region writes it: as it is dialled at home or abroad.
  package static func parse(_ text: String, region: Region) throws(PhoneError) -> Phone {
    let plans = DiallingPlans.shared
    guard let home = plans.plan(of: region) else { throw .noPlan(region) }
    let typed = try DialledNumber(text)
    guard typed.count <= DialledNumber.mostDigits else {
      throw .tooLong(
        digits: typed.count, expected: home.lengths, callingCode: home.callingCode)
    }
    let (plan, dialled) = try plans.split(typed, at: home)
    let national = plans.withoutTrunk(dialled, of: plan)
    try plans.check(national, of: plans.main(of: plan))
    return Phone(callingCode: plan.callingCode, national: national)
  }

  private init(callingCode: Int, national: Digits) {
    e164 = String(unsafeUninitializedCapacity: national.count + 4) { text in
      text[0] = UInt8(ascii: "+")
      var end = 1
      let first = callingCode < 10 ? 1 : callingCode < 100 ? 10 : 100
      var unit = first
      while unit > 0 {
        text[end] = UInt8(ascii: "0") + UInt8(callingCode / unit % 10)
        end += 1
        unit /= 10
      }
      for place in 0..<national.count { text[end + place] = national[place] }
      return end + national.count
    }
  }

  /// In groups, for reading: "+91 98450 12345".
  package var international: String {
    let plans = DiallingPlans.shared
    var digits = Digits()
    for digit in e164.utf8.dropFirst() { digits.append(digit) }
    guard let plan = plans.plan(dialledBy: digits) else { return e164 }
    var rest = e164.dropFirst(1 + plan.callingCodeLength)
    var written = "+\(plan.callingCode)"
    for size in plans.groups(in: plan.groups, forDigits: rest.count) ?? Self.groups(of: rest.count)
    {
      written += " \(rest.prefix(size))"
      rest = rest.dropFirst(size)
    }
    return written
  }

  /// Threes, and four or two at the end rather than one.
  private static func groups(of count: Int) -> [Int] {
    count <= 4 ? [count] : [3] + groups(of: count - 3)
  }
}

extension Phone: CustomStringConvertible {
  package var description: String { e164 }
}

/// The rules that find, in what was dialled, the country and its national number.
extension DiallingPlans {
  /// Whose number it is, and what is dialled inside that country.
  func split(
    _ typed: DialledNumber, at home: DiallingPlan
  ) throws(PhoneError) -> (DiallingPlan, Digits) {
    let digits = typed.digits
    if typed.hasPlus, let plan = plan(dialledBy: digits) {
      return (plan, digits.dropFirst(plan.callingCodeLength))
    }
    if let abroad = withoutInternationalPrefix(digits, from: home) {
      guard let plan = plan(dialledBy: abroad) else { throw unknownCallingCode(abroad) }
      return (plan, abroad.dropFirst(plan.callingCodeLength))
    }
    // A plus before an international prefix is forgiven, but not before anything else.
    if typed.hasPlus { throw unknownCallingCode(digits) }
    if let rest = withoutOwnCallingCode(digits, of: home) { return (home, rest) }
    return (home, digits)
  }

  private func withoutInternationalPrefix(_ digits: Digits, from home: DiallingPlan) -> Digits? {
    guard let prefix = first(of: home.international, for: digits) else { return nil }
    let abroad = digits.dropFirst(prefix.leading)
    return abroad.count > 0 && abroad[0] != UInt8(ascii: "0") ? abroad : nil
  }

  /// "91 98450 12345" in India: the calling code without a plus, if only so it is a number.
  private func withoutOwnCallingCode(_ digits: Digits, of home: DiallingPlan) -> Digits? {
    guard plan(dialledBy: digits)?.callingCode == home.callingCode else { return nil }
    let rest = trunkDropped(digits.dropFirst(home.callingCodeLength), home)
    let isNumber = fits(rest, home) && !fits(digits, home)
    return isNumber || digits.count > home.lengths.most ? rest : nil
  }

  /// The national number: without what is dialled before it at home, if a number is left.
  func withoutTrunk(_ digits: Digits, of plan: DiallingPlan) -> Digits {
    let rest = trunkDropped(digits, plan)
    return plan.lengths.contains(rest.count) || rest.count > plan.lengths.most ? rest : digits
  }

  private func trunkDropped(_ digits: Digits, _ plan: DiallingPlan) -> Digits {
    guard let trunk = first(of: plan.trunk, for: digits) else { return digits }
    let rest = trunk.drop(from: digits)
    // What was a number is not spoilt.
    return fits(digits, plan) && !fits(rest, plan) ? digits : rest
  }

  /// Refuses what can't be a number of a calling code, by the plan of its main region.
  ///
  /// The length has to be one of the country and, when the plan knows the leading digits, one
  /// that goes with them. Leading digits that it doesn't know may be new.
  func check(_ national: Digits, of plan: DiallingPlan) throws(PhoneError) {
    let known = lengths(in: plan.shape, for: national).intersection(plan.lengths)
    let expected = known.isEmpty ? plan.lengths : known
    let count = national.count
    if count < expected.least {
      throw .tooShort(digits: count, expected: expected, callingCode: plan.callingCode)
    }
    if count > expected.most {
      throw .tooLong(digits: count, expected: expected, callingCode: plan.callingCode)
    }
    guard expected.contains(count) else {
      throw .wrongLength(digits: count, expected: expected, callingCode: plan.callingCode)
    }
    // Read again, the number would be another one.
    guard withoutTrunk(national, of: plan) == national else {
      throw .prefix(callingCode: plan.callingCode)
    }
  }

  private func fits(_ digits: Digits, _ plan: DiallingPlan) -> Bool {
    first(of: plan.shape, for: digits) != nil
  }

  private func unknownCallingCode(_ digits: Digits) -> PhoneError {
    var code = ""
    for place in 0..<min(3, digits.count) { code.unicodeScalars.append(.init(digits[place])) }
    return .unknownCallingCode(code)
  }
}

/// How one country writes its numbers; the ranges are lists in `DiallingPlans`.
struct DiallingPlan {
  let callingCode: Int
  /// What is dialled before a calling code.
  let international: Range<Int>
  /// What is dialled at home but is no part of the number.
  let trunk: Range<Int>
  /// How many digits a number can have.
  let lengths: DigitCounts
  /// How numbers begin, and how long they then are.
  let shape: Range<Int>
  let groups: Range<Int>

  var callingCodeLength: Int {
    callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3
  }
}

/// How every country writes its numbers, found by region and by calling code.
struct DiallingPlans: Sendable {
  /// Read from the table when the first number is: that takes 0.3 ms.
  static let shared = DiallingPlans()

  private var plans: [DiallingPlan] = []
  private var entries: [DiallingEntry] = []
  private var groupSizes: [Int] = []
  private var ofRegion = [Int?](repeating: nil, count: Region.places)
  private var ofCallingCode = [Int?](repeating: nil, count: 1000)
  private(set) var regions: [Region] = []

  private init() {
    var table = DiallingTable()
    entries.reserveCapacity(1500)
    while table.nextLine() {
      if let region = table.region() {
        ofRegion[region.place] = plans.count
        regions.append(region)
      }
      let plan = DiallingPlan(
        callingCode: table.callingCode(),
        international: table.list(into: &entries),
        trunk: table.list(into: &entries),
        lengths: table.lengths(),
        shape: table.list(into: &entries),
        groups: table.groups(into: &groupSizes))
      // The main region of a calling code comes first.
      if ofCallingCode[plan.callingCode] == nil { ofCallingCode[plan.callingCode] = plans.count }
      plans.append(plan)
    }
  }

  func hasPlan(of region: Region) -> Bool {
    ofRegion[region.place] != nil
  }

  func plan(of region: Region) -> DiallingPlan? {
    ofRegion[region.place].map { plans[$0] }
  }

  /// The plan of the main region that has a calling code.
  func plan(ofCallingCode code: Int) -> DiallingPlan? {
    ofCallingCode[code].map { plans[$0] }
  }

  /// The plan of the main region among those that share the calling code.
  func main(of plan: DiallingPlan) -> DiallingPlan {
    self.plan(ofCallingCode: plan.callingCode) ?? plan
  }

  /// The plan of the main region that has the calling code at the beginning of the digits.
  func plan(dialledBy digits: Digits) -> DiallingPlan? {
    var code = 0
    for place in 0..<min(3, digits.count) {
      code = code * 10 + Int(digits[place] & 0xF)
      guard code > 0 else { return nil }
      if let plan = plan(ofCallingCode: code) { return plan }
    }
    return nil
  }

  /// The first entry of a list that agrees with a number.
  func first(of list: Range<Int>, for digits: Digits) -> DiallingEntry? {
    for place in list where entries[place].agrees(with: digits) { return entries[place] }
    return nil
  }

  /// The lengths that numbers have which begin as this one does; none if no number does.
  func lengths(in shape: Range<Int>, for digits: Digits) -> DigitCounts {
    var found = DigitCounts()
    for place in shape where entries[place].begins(digits) {
      found = found.union(entries[place].lengths)
    }
    return found
  }

  /// The sizes of the groups in which a number with that many digits is written, if known.
  func groups(in list: Range<Int>, forDigits count: Int) -> [Int]? {
    groupSizes[list].split(separator: 0).first { $0.reduce(0, +) == count }.map(Array.init)
  }
}

/// How much a demonstration holds, and which one it is: the same seed at the same moment tells the
/// same story.
package struct DemoPlan: Hashable, Sendable {
  package var customers = 200
  package var leads = 320
  package var sales = 180
  package var tasks = 95
  package var seed: UInt64 = 1
  /// Up to so many leads each has a whole story; of more, this many have one and the others only
  /// begin and end, so that a million of them take minutes.
  package var stories = 4000

  package init() {}

  var records: Int { customers + leads + sales + tasks }

  func check() throws {
    let counts = [
      ("customers", customers), ("leads", leads), ("sales", sales), ("tasks", tasks),
      ("stories", stories),
    ]
    for (field, count) in counts where count < 0 || count > 10_000_000 {
      throw CRMError.invalid(field: field, reason: "is a whole number from 0 to 10000000")
    }
    if customers == 0, leads + sales > 0 {
      throw CRMError.invalid(field: "customers", reason: "leads and sales need at least one")
    }
  }
}

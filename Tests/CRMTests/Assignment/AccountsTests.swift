import Storage
import Support
import Testing

@testable import CRM

@Suite("What is due to callers is counted by the lead, and entered for each when that is less work")
struct AccountsTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  /// Books leads of so many slates of these callers, each kind once more than the one before it.
  private func book(_ slates: Range<Int>, of callers: Int, sign: Int64 = 1) throws {
    try shop.crm.database.write { tx in
      var known = Slates()
      var accounts = try Accounts(&known, tx)
      for number in slates {
        let weights = (1...callers).map { (Int64($0), Int64(1 + ($0 + number) % 5)) }
        let slate = Slate(
          level: .all, steps: [], dues: Dues(weights), misses: [], pointer: nil,
          ground: "\"others\": [] of \(number)")
        let leads = sign * Int64(number + 1)
        accounts.credit(slate.dues, of: try known.number(of: slate, tx), leads: leads)
        accounts.change(1) { $0.credit -= leads * (Credit.scale - slate.dues.rest) }
      }
      let due = credits(accounts)
      try accounts.write(tx)
      var anew = Slates()
      #expect(credits(try Accounts(&anew, tx)) == due)
      #expect(due.values.reduce(0, +) == 0)
    }
  }

  private func credits(_ accounts: Accounts) -> [Int64: Int64] {
    accounts.all.filter { $0.credit != 0 }.reduce(into: [:]) { $0[$1.caller] = $1.credit }
  }

  private func count(_ table: String) throws -> Int? {
    try shop.crm.database.read { tx in try tx.value("SELECT count(*) FROM \(name: table)") }
  }

  @Test("a lead of many callers writes two rows: its slate's count, and who pays for it")
  func few() throws {
    try book(0..<1, of: 100)
    #expect(try count("slate_due") == 1)
    #expect(try count("caller_ledger") == 1)
  }

  @Test("from a thousand dues of waiting slates on all are entered, and it goes on from there")
  func many() throws {
    try book(0..<40, of: 25)
    #expect(try count("slate_due") == 40)
    try book(40..<41, of: 25)
    #expect(try count("slate_due") == 0)
    #expect(try count("caller_ledger") == 25)
    try book(7..<9, of: 25)
    #expect(try count("slate_due") == 2)
  }

  @Test("leads that are taken back wait no longer; or less than nothing, where they were entered")
  func takenBack() throws {
    try book(0..<3, of: 10)
    try book(1..<3, of: 10, sign: -1)
    #expect(try count("slate_due") == 1)
    try book(0..<1, of: 10, sign: -1)
    #expect(try count("slate_due") == 0)
    #expect(try shop.crm.accounts() == [])
    try book(0..<41, of: 25)
    try book(0..<41, of: 25, sign: -1)
    #expect(try shop.crm.accounts() == [])
  }
}

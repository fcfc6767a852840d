import Storage
import Support
import Testing

@testable import CRM

@Suite("Sums that are kept")
struct TallyTests {
  /// What is kept, and what counting all leads gives, as lines.
  func sums(_ shop: Shop) throws -> (kept: [String], counted: [String]) {
    func lines(_ sql: SQL) throws -> [String] {
      try shop.crm.database.read { tx in
        var lines: [String] = []
        try tx.each(sql) { row in
          var cells: [String] = []
          for _ in 0..<6 { cells.append("\(try row.next() as Value)") }
          lines.append(cells.joined(separator: " "))
        }
        return lines
      }
    }
    return (
      try lines(
        """
        SELECT stage_id, owner_id, currency, leads, value, weighted FROM stage_tally
        ORDER BY 1, 2, 3
        """),
      try lines(
        """
        SELECT stage_id, coalesce(owner_id, 0), currency, count(*), sum(coalesce(value, 0)),
          sum(coalesce(value, 0) * probability) FROM lead GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """)
    )
  }

  @Test("the worth of each stage is what counting gives, whatever was done", arguments: 1...4)
  func tally(_ seed: Int) throws {
    let shop = try Shop()
    var dice = Dice(seed: UInt64(seed))
    var refused = 0
    for _ in 0..<150 {
      do { try anything(shop, &dice) } catch is CRMError { refused += 1 }
      let sums = try sums(shop)
      try #require(sums.kept == sums.counted)
    }
    #expect(refused < 100)
    #expect(try shop.crm.events > 60)
    #expect(try shop.crm.check().ok)
  }

  @Test("what one event adds, changes over and over and takes away counts as it is left")
  func together() throws {
    let shop = try Shop()
    let crm = shop.crm
    let old = try shop.lead(from: shop.person("Old"), ["value": "10"])
    let gone = try shop.lead(from: shop.person("Gone"), ["value": "20"])
    let before = try sums(shop)
    try crm.record(.edit, .lead, by: shop.asha) { tx, event in
      let new = try shop.lead(from: shop.person("New"), ["value": "999.99"])
      try shop.edit(new, ["value": "30", "currency": "USD"])
      let brief = try shop.lead(from: shop.person("Brief"), ["value": "40"])
      try shop.edit(brief, ["value": "50"])
      try crm.leads.delete(brief.id, by: shop.asha)
      try shop.edit(old, ["value": ""])
      try shop.edit(old, ["value": "60", "owner": "ravi"])
      try shop.edit(gone, ["probability": "99"])
      try crm.leads.delete(gone.id, by: shop.asha)
    }
    let after = try sums(shop)
    #expect(after.kept == after.counted && after.kept.count == 2)
    try crm.history.undo(by: shop.asha)
    let again = try sums(shop)
    #expect(again.kept == before.kept && again.counted == before.counted)
  }

  private func anything(_ shop: Shop, _ dice: inout Dice) throws {
    let crm = shop.crm
    let asha = shop.asha
    let leads = try crm.leads.page(Query(limit: 20), by: asha).items
    let customers = try crm.customers.page(Query(limit: 20), by: asha).items
    let lead = leads.randomElement(using: &dice)
    let customer = customers.randomElement(using: &dice)
    let choice = Int.random(in: 0..<13, using: &dice)
    let value = ["", "10", "999.99"].randomElement(using: &dice) ?? ""
    guard let lead, let customer, choice > 2 else {
      try shop.lead(from: shop.person("P"), ["value": value])
      return
    }
    switch choice {
    case 3: try shop.edit(lead, ["value": value])
    case 4: try shop.edit(lead, ["currency": Bool.random(using: &dice) ? "USD" : "INR"])
    case 5: try shop.edit(lead, ["owner": Bool.random(using: &dice) ? "ravi" : ""])
    case 6: try shop.edit(lead, ["probability": "\(Int.random(in: 0...100, using: &dice))"])
    case 7: try shop.move(lead, to: lead.stageName == "New" ? "Contacted" : "New")
    case 8: try crm.leads.win(lead.id, by: asha)
    case 9:
      if lead.status == .open {
        try crm.leads.lose(lead.id, reason: "no", by: asha)
      } else {
        try crm.leads.reopen(lead.id, by: asha)
      }
    case 10:
      if Bool.random(using: &dice) {
        try crm.leads.delete(lead.id, by: asha)
      } else {
        try crm.customers.delete(customer.id, by: asha)
      }
    case 11:
      try crm.customers.merge(customer.id, into: lead.customer, by: asha)
    default:
      if Bool.random(using: &dice) {
        try crm.history.undo(by: asha)
      } else {
        try crm.history.redo(by: asha)
      }
    }
  }
}

import CRM
import Support
import Testing

@Suite("Closing a lead")
struct ClosingTests {
  let shop: Shop
  let neha: Customer
  let lead: Lead

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha Kapoor")
    lead = try shop.lead(of: neha, ["value": "1250.50", "owner": "ravi"])
  }

  func rupees(_ text: String) throws -> Money { try Money.parse(text, currency: Currency("INR")) }

  @Test("a lead that is won is certain, closed now, and its customer is a customer")
  func win() throws {
    try shop.clock(says: "2026-12-01 09:30")
    let won = try shop.crm.leads.win(lead.id, reason: "liked the samples", by: shop.asha)
    #expect(won.status == .won)
    #expect(won.stageName == "Won")
    #expect(won.probability == 100)
    #expect(won.closing == Lead.Closing(at: shop.now, reason: "liked the samples"))
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).lifecycle == .customer)
    #expect(try shop.notes(about: neha.id).last == "Won: liked the samples")
  }

  @Test("a win may say nothing; a loss needs a reason")
  func reasons() throws {
    #expect(
      refusal { try shop.crm.leads.lose(lead.id, reason: " \t", by: shop.asha) }
        == "say why with --reason")
    #expect(
      refusal {
        try shop.crm.leads.lose(lead.id, reason: String(repeating: "x", count: 201), by: shop.asha)
      } == "reason: has 201 characters; 200 is the most")
    let won = try shop.crm.leads.win(lead.id, reason: "  ", by: shop.asha)
    #expect(won.closing?.reason == nil)
    #expect(try shop.notes(about: neha.id).last == "Won")
  }

  @Test("the sale that a win brings is recorded in the same event, for the lead's owner")
  func sale() throws {
    try shop.clock(says: "2026-12-01 00:10")
    let before = try shop.crm.events
    try shop.crm.leads.win(lead.id, sale: rupees("1,250.50"), by: shop.asha)
    #expect(try shop.crm.events == before + 1)
    let profile = try shop.crm.customers.profile(neha.id, by: shop.asha)
    let sale = try #require(profile.sales.first)
    #expect(sale.amount.decimal == "1250.50")
    #expect(sale.lead == lead.id)
    #expect(sale.owner == shop.ravi.id)
    #expect(sale.date == Day(year: 2026, month: 12, day: 1))

    try shop.crm.history.undo(by: shop.asha)
    let back = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(back.sales.isEmpty)
    #expect(back.leads.first?.status == .open)
    #expect(back.customer.lifecycle == .lead)
  }

  @Test("a sale of nothing is refused and leaves the lead open")
  func noSale() throws {
    #expect(
      refusal { try shop.crm.leads.win(lead.id, sale: rupees("0"), by: shop.asha) }
        == "a sale needs an amount")
    #expect(try shop.crm.leads.get(lead.id, by: shop.asha).status == .open)
  }

  @Test("a lead that is lost has no chance, a date and a reason; its customer stays what they were")
  func lose() throws {
    let lost = try shop.crm.leads.lose(lead.id, reason: " too dear ", by: shop.asha)
    #expect(lost.status == .lost)
    #expect(lost.stageName == "Lost")
    #expect(lost.probability == 0)
    #expect(lost.closing == Lead.Closing(at: shop.now, reason: "too dear"))
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).lifecycle == .lead)
    #expect(try shop.notes(about: neha.id).last == "Lost: too dear")
  }

  @Test("a closed lead can't be closed again, an open one not reopened")
  func twice() throws {
    #expect(
      refusal { try shop.crm.leads.reopen(lead.id, by: shop.asha) }
        == "lead \(lead.id) is open already")
    try shop.crm.leads.win(lead.id, by: shop.asha)
    #expect(
      refusal { try shop.crm.leads.win(lead.id, by: shop.asha) }
        == "lead \(lead.id) is won: reopen it first")
    #expect(
      refusal { try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha) }
        == "lead \(lead.id) is won: reopen it first")
  }

  @Test("what a closing stage asks for must be on record before a lead is closed")
  func closingRequires() throws {
    for name in ["Won", "Lost"] {
      let stage = try shop.crm.pipelines.findStage(name)
      try shop.crm.pipelines.editStage(stage.id, by: shop.asha) { $0.requires = [.email] }
    }
    #expect(
      refusal { try shop.crm.leads.win(lead.id, by: shop.asha) }
        == "before Won the lead needs an email")
    #expect(
      refusal { try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha) }
        == "before Lost the lead needs an email")
    try shop.edit(neha, ["email": "neha@example.com"])
    #expect(try shop.crm.leads.win(lead.id, by: shop.asha).status == .won)
  }

  @Test(
    "reopening goes back to the stage the lead was closed from, with its probability",
    arguments: [("New", 10), ("Contacted", 20), ("Qualified", 35)])
  func reopen(_ stage: String, _ probability: Int) throws {
    let way = ["New", "Contacted", "Qualified"]
    let steps = try #require(way.firstIndex(of: stage))
    for step in way[..<(steps + 1)].dropFirst() { try shop.move(lead, to: step) }
    try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha)
    // A change of the closed lead must not hide where it came from.
    try shop.edit(lead, ["note": "rang to ask why"])
    let open = try shop.crm.leads.reopen(lead.id, by: shop.asha)
    #expect(open.status == .open)
    #expect(open.stageName == stage)
    #expect(open.probability == probability)
    #expect(open.closing == nil)
    #expect(try shop.notes(about: neha.id).last == "Reopened in \(stage)")
  }

  @Test("a lead that was closed twice is reopened where it was open last")
  func reopenLater() throws {
    try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha)
    try shop.crm.leads.reopen(lead.id, by: shop.asha)
    try shop.move(lead, to: "Contacted")
    try shop.crm.leads.win(lead.id, by: shop.asha)
    #expect(try shop.crm.leads.reopen(lead.id, by: shop.asha).stageName == "Contacted")
  }

  @Test("a lead that was deleted while closed, and brought back, knows where it was")
  func reopenAfterUndo() throws {
    try shop.move(lead, to: "Contacted")
    try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha)
    try shop.crm.leads.delete(lead.id, by: shop.asha)
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.leads.reopen(lead.id, by: shop.asha).stageName == "Contacted")
  }

  @Test("when its stage is gone, a reopened lead begins anew")
  func reopenWithoutStage() throws {
    try shop.move(lead, to: "Contacted")
    try shop.crm.leads.lose(lead.id, reason: "no", by: shop.asha)
    try shop.crm.pipelines.deleteStage(
      shop.crm.pipelines.findStage("Contacted").id, by: shop.asha)
    #expect(try shop.crm.leads.reopen(lead.id, by: shop.asha).stageName == "New")
  }

  @Test("a long reason in a script of many marks is noted as far as it fits")
  func longReason() throws {
    let lost = try shop.crm.pipelines.findStage("Lost")
    try shop.crm.pipelines.editStage(lost.id, by: shop.asha) {
      $0.name = String(repeating: "L", count: 100)
    }
    let reason = String(repeating: "क्षि", count: 50)
    #expect(reason.unicodeScalars.count == 200)
    try shop.crm.leads.lose(lead.id, reason: reason, by: shop.asha)
    let note = try #require(try shop.notes(about: neha.id).last)
    #expect(note.unicodeScalars.count == 255)
  }
}

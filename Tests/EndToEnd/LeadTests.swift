import CRM
import Testing

@Suite("Leads")
struct LeadTests {
  @Test("a lead of somebody on file has the promised shape")
  func shape() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    let lead = try errand.json(
      "leads", "add", "--customer", "ravi", "--value", "1250.50", "--title", "Sweets for Diwali",
      "--source", "walk-in", "--temperature", "hot", "--state", "Karnataka", "--now",
      "2026-11-21T10:00:00+05:30")
    #expect(lead["customer_id"] == 1)
    #expect(lead["customer_name"] == "Ravi")
    #expect(lead["name"] == "Sweets for Diwali")
    #expect(lead["stage"] == "New")
    #expect(lead["value"] == "1250.50")
    #expect(lead["currency"] == "INR")
    #expect(lead["probability"] == 10)
    #expect(lead["source"] == "walk-in")
    #expect(lead["temperature"] == "hot")
    #expect(lead["state"] == "Karnataka")
    #expect(lead["city"] == .some(.null))
    #expect(lead["owner"] == "asha")
    #expect(lead["received_at"] == "2026-11-21T10:00:00+05:30")
    #expect(lead["closed_at"] == .some(.null))
    #expect(lead["close_reason"] == .some(.null))
  }

  @Test("a new person becomes a customer; a known one is found by phone")
  func people() throws {
    let errand = try Errand.withShop()
    let first = try errand.json(
      "leads", "add", "--name", "Meera", "--phone", "9845055555", "--city", "Mysuru")
    #expect(first["customer_name"] == "Meera")
    #expect(first["phone"] == "+919845055555")
    #expect(try errand.json("customers", "show", "1")["customer"]?["city"] == "Mysuru")
    let second = try errand.json("leads", "add", "--phone", "+91 98450 55555", "--value", "50k")
    #expect(second["customer_id"] == first["customer_id"])
    #expect(second["came_back"] == true)
  }

  @Test("a lead moves, is won with its sale, and opens again")
  func life() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera", "--phone", "9845055555", "--value", "500")
    let moved = try errand.json("leads", "move", "Meera", "contacted")
    #expect(moved["stage"] == "Contacted")
    #expect(moved["probability"] == 20)
    let won = try errand.json("leads", "win", "1", "--sale", "--reason", "tasty")
    #expect(won["status"] == "won")
    #expect(won["probability"] == 100)
    #expect(won["close_reason"] == "tasty")
    #expect(try errand.json("sales", "show", "1")["amount"] == "500.00")
    let open = try errand.json("leads", "reopen", "1")
    #expect(open["stage"] == "Contacted")
    #expect(open["closed_at"] == .some(.null))
    let lost = try errand.json("leads", "lose", "1", "--reason", "too dear")
    #expect(lost["status"] == "lost")
  }

  @Test("the sale's amount may stand before or behind the lead")
  func saleAmount() throws {
    let errand = try Errand.withShop()
    for _ in 1...3 { try errand.done("leads", "add", "--name", "Meera", "--value", "500") }
    try errand.done("leads", "win", "1", "--sale", "450.25")
    try errand.done("leads", "win", "--sale=99", "2")
    try errand.done("leads", "win", "--sale", "3")
    let amounts = try errand.json("sales", "list", "--sort", "id").items.map { $0["amount"] }
    #expect(amounts == ["450.25", "99.00", "500.00"])
  }

  @Test("a lead begins where it is said to")
  func stage() throws {
    let errand = try Errand.withShop()
    let lead = try errand.json("leads", "add", "--name", "Meera", "--stage", "qualified")
    #expect(lead["stage"] == "Qualified")
    #expect(lead["probability"] == 35)
  }

  @Test("an edit changes what it names and nothing else")
  func edit() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera", "--value", "500", "--source", "web")
    let edited = try errand.json(
      "leads", "edit", "1", "--expected-close", "2026-12-31", "--value", "750", "--note", "- call")
    #expect(edited["value"] == "750.00")
    #expect(edited["expected_close"] == "2026-12-31")
    #expect(edited["note"] == "- call")
    #expect(edited["source"] == "web")
    try errand.done("leads", "delete", "1")
    #expect(try errand.json("leads", "list").items == [])
  }
}

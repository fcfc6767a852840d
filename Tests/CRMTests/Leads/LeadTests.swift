import CRM
import Support
import Testing

@Suite("Adding and editing leads")
struct LeadTests {
  let shop: Shop
  let neha: Customer

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha Kapoor", ["company": "Kapoor & Sons"])
  }

  @Test("every field of a lead is kept as it was read")
  func fields() throws {
    let lead = try shop.lead(
      of: neha,
      [
        "currency": "usd", "title": " Diwali boxes ", "value": "1,250.50", "probability": "15",
        "temperature": "Hot", "source": "Web", "city": "Kochi", "state": "Kerala",
        "language": "Malayalam", "expected_close": "2026-12-24", "next_step": "send samples",
        "note": "two lines\nof note", "owner": "ravi", "source_key": "row-7",
        "source_at": "2026-11-20 18:00", "received_at": "2026-11-20 18:05",
        "custom": #"{"boxes": 40}"#,
      ])
    #expect(lead.name == "Diwali boxes")
    #expect(lead.money?.description == "USD 1,250.50")
    #expect(lead.probability == 15)
    #expect(lead.temperature == .hot)
    #expect(lead.source == "Web")
    #expect(lead.city == "Kochi")
    #expect(lead.state == "Kerala")
    #expect(lead.language == "Malayalam")
    #expect(lead.expectedClose == Day(year: 2026, month: 12, day: 24))
    #expect(lead.nextStep == "send samples")
    #expect(lead.note == "two lines\nof note")
    #expect(lead.ownerLogin == "ravi")
    #expect(lead.sourceKey == "row-7")
    #expect(lead.sourceAt?.description == "2026-11-20T12:30:00Z")
    #expect(lead.receivedAt.description == "2026-11-20T12:35:00Z")
    #expect(lead.custom == #"{"boxes":40}"#)
    #expect(lead.createdAt == shop.now)
    #expect(lead.assignedAt == shop.now)
    #expect(lead.customerName == "Neha Kapoor")
    #expect(lead.companyName == "Kapoor & Sons")
    #expect(!lead.cameBack)
    #expect(lead.firstContactAt == nil)
  }

  @Test("a lead belongs to whoever adds it, unless said")
  func owner() throws {
    #expect(try shop.lead(of: neha).owner == shop.asha.id)
    let kiran = try shop.customer("Kiran", by: shop.ravi)
    #expect(try shop.lead(of: kiran, by: shop.ravi).owner == shop.ravi.id)
    #expect(try shop.notes(about: kiran.id).last == "Lead added")
  }

  @Test("an empty text clears a field; other fields stay")
  func clearing() throws {
    let lead = try shop.lead(
      of: neha, ["value": "10", "city": "Kochi", "temperature": "cold", "expected_close": "fri"])
    let cleared = try shop.edit(
      lead, ["value": "", "city": " ", "temperature": "", "expected_close": "", "owner": ""])
    #expect(cleared.value == nil)
    #expect(cleared.city == nil)
    #expect(cleared.temperature == nil)
    #expect(cleared.expectedClose == nil)
    #expect(cleared.owner == nil)
    #expect(cleared.assignedAt == nil)
    #expect(cleared.receivedAt == lead.receivedAt)
  }

  @Test("clearing when a lead came in leaves it as it was")
  func receivedStays() throws {
    let lead = try shop.lead(of: neha, ["received_at": "2026-11-01"])
    try shop.clock(says: "2026-11-28 10:00")
    #expect(try shop.edit(lead, ["received_at": ""]).receivedAt == lead.receivedAt)
  }

  @Test("handing a lead on stamps when; other edits leave the stamp alone")
  func assigned() throws {
    let lead = try shop.lead(of: neha)
    let given = lead.assignedAt
    try shop.clock(says: "2026-11-28 10:00")
    #expect(try shop.edit(lead, ["city": "Kochi"]).assignedAt == given)
    #expect(try shop.edit(lead, ["owner": "ravi"]).assignedAt == shop.now)
  }

  @Test("an edit that changes nothing is no event")
  func nothing() throws {
    let lead = try shop.lead(of: neha, ["city": "Kochi"])
    let before = try shop.crm.events
    try shop.clock(says: "2026-11-28 10:00")
    #expect(try shop.edit(lead, ["city": "Kochi"]).updatedAt == lead.updatedAt)
    #expect(try shop.crm.events == before)
  }

  @Test("another currency keeps the amount")
  func currency() throws {
    let lead = try shop.lead(of: neha, ["value": "1200.00"])
    #expect(try shop.edit(lead, ["currency": "USD"]).money?.description == "USD 1,200.00")
    #expect(try shop.edit(lead, ["currency": "JPY"]).money?.description == "JPY 1,200")
    #expect(try shop.edit(lead, ["currency": "KWD"]).money?.description == "KWD 1,200.000")
  }

  @Test("an amount that the other currency has no coins for must be said anew")
  func currencyWithoutCoins() throws {
    let lead = try shop.lead(of: neha, ["value": "1200.50"])
    #expect(
      refusal { try shop.edit(lead, ["currency": "JPY"]) }
        == "value: INR 1,200.50 is no amount of JPY: say it in JPY too")
    #expect(
      try shop.edit(lead, ["currency": "JPY", "value": "2100"]).money?.description == "JPY 2,100")
    let again = try shop.lead(of: neha, ["value": "1200.50"])
    #expect(try shop.edit(again, ["currency": "JPY", "value": ""]).money == nil)
  }

  @Test("a lead that is deleted leaves its sale, task and activity with the customer")
  func delete() throws {
    let lead = try shop.lead(of: neha)
    try shop.sale(to: neha, "10", of: lead)
    try shop.task("Ring", lead: lead)
    try shop.activity(["type": "call"], lead: lead)
    try shop.crm.leads.delete(lead.id, by: shop.asha)
    let profile = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(profile.leads.isEmpty)
    #expect(profile.sales.map(\.lead) == [nil])
    #expect(profile.tasks.map { $0.lead } == [nil])
    #expect(profile.activities.contains { $0.kind == .call && $0.lead == nil })
    #expect(
      refusal { try shop.crm.leads.get(lead.id, by: shop.asha) } == "there is no lead “\(lead.id)”")
    #expect(
      refusal { try shop.crm.leads.delete(lead.id, by: shop.asha) }
        == "there is no lead “\(lead.id)”")
  }

  @Test("a lead may begin in any open stage, and in no other")
  func begins() throws {
    var draft = try shop.chance()
    draft.stage = try shop.crm.pipelines.findStage("Qualified").id
    let lead = try shop.crm.leads.add(draft, for: neha.id, by: shop.asha)
    #expect(lead.stageName == "Qualified")
    #expect(lead.probability == 35)
    draft.stage = try shop.crm.pipelines.findStage("Won").id
    #expect(
      refusal { try shop.crm.leads.add(draft, for: neha.id, by: shop.asha) }
        == "Won closes a lead: use “leads win” or “leads lose --reason …”")
    draft.stage = ID(99)
    #expect(
      refusal { try shop.crm.leads.add(draft, for: neha.id, by: shop.asha) }
        == "there is no stage “99”")
  }

  @Test("there is no lead without a customer")
  func nobody() throws {
    #expect(
      refusal { try shop.crm.leads.add(shop.chance(), for: ID(99), by: shop.asha) }
        == "there is no customer “99”")
    #expect(
      refusal { try shop.crm.leads.add(shop.chance(), from: CustomerDraft(), by: shop.asha) }
        == "a customer needs a name")
  }

  @Test(
    "what can't be read is refused with the field's name",
    arguments: [
      ("value", "-5", "value: can't be negative"),
      ("value", "1.005", "value: “1.005” has too many decimals: INR has 2."),
      ("probability", "101", "probability: is a whole number from 0 to 100"),
      ("probability", "half", "probability: is a whole number from 0 to 100"),
      ("temperature", "tepid", "temperature: is one of cold, warm, hot"),
      (
        "expected_close", "2026-02-30",
        "expected_close: There is no such day as “2026-02-30”. Check the month and the day."
      ),
      (
        "received_at", "2026-11-20 25:00",
        "received_at: There is no such time as in “2026-11-20 25:00”. Hours go from 00 to 23, minutes and seconds to 59."
      ),
      ("owner", "nobody", "there is no user “nobody”"),
      (
        "currency", "XYZ",
        "currency: “XYZ” is not a currency. Write its three letters, as INR, USD or EUR."
      ),
      ("custom", "[1]", #"custom: is one JSON object, such as {"size": "M"}"#),
    ])
  func unreadable(_ field: String, _ text: String, _ sentence: String) throws {
    #expect(refusal { try shop.chance([field: text]) } == sentence)
  }
}

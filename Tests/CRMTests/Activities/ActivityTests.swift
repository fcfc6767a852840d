import CRM
import Support
import Testing

@Suite("Activities")
struct ActivityTests {
  let shop: Shop
  let neha: Customer
  let lead: Lead

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha")
    lead = try shop.lead(of: neha)
  }

  func theLead() throws -> Lead { try shop.crm.leads.get(lead.id, by: shop.asha) }

  @Test("every field of an activity is kept as it was read")
  func fields() throws {
    let call = try shop.activity(
      [
        "type": "call", "subject": " Boxes ", "description": "wants 40\nby Friday",
        "outcome": "no answer", "at": "2026-11-20 18:00", "duration": "12",
      ], lead: lead, by: shop.meera)
    #expect(call.kind == .call)
    #expect(call.subject == "Boxes")
    #expect(call.description == "wants 40\nby Friday")
    #expect(call.outcome == .noAnswer)
    #expect(call.at.description == "2026-11-20T12:30:00Z")
    #expect(call.duration == 12)
    #expect(call.customer == neha.id)
    #expect(call.lead == lead.id)
    #expect(call.authorLogin == "meera")
    #expect(call.createdAt == shop.now)
    #expect(try shop.activity(["type": "meeting"], customer: neha).at == shop.now)
    let acme = try shop.company("Acme")
    #expect(try shop.activity(["type": "email"], company: acme).companyName == "Acme")
  }

  @Test(
    "only a call has an outcome",
    arguments: [
      ("email", "outcome: belongs to a call, not to an email"),
      ("meeting", "outcome: belongs to a call, not to a meeting"),
      ("note", "outcome: belongs to a call, not to a note"),
    ])
  func outcome(_ kind: String, _ sentence: String) throws {
    #expect(
      refusal {
        try shop.activity(
          ["type": kind, "subject": "x", "outcome": "connected"], customer: neha)
      } == sentence)
    let call = try shop.activity(
      ["type": "call", "subject": "x", "outcome": "connected"], customer: neha)
    #expect(refusal { try shop.edit(call, ["type": kind]) } == sentence)
    #expect(try shop.edit(call, ["type": kind, "outcome": ""]).outcome == nil)
  }

  @Test(
    "a first call, mail or meeting stamps the first contact; a note does not",
    arguments: [("call", true), ("email", true), ("meeting", true), ("note", false)])
  func firstContact(_ kind: String, _ counts: Bool) throws {
    try shop.activity(["type": kind, "subject": "x", "at": "2026-11-21 10:30"], lead: lead)
    let stamped = try theLead().firstContactAt?.description
    #expect(stamped == (counts ? "2026-11-21T05:00:00Z" : nil))
  }

  @Test("the earliest contact counts, in whatever order they are put on record")
  func earliest() throws {
    for (time, first) in [
      ("2026-11-21 12:00", "2026-11-21T06:30:00Z"), ("2026-11-21 13:00", "2026-11-21T06:30:00Z"),
      ("2026-11-21 11:00", "2026-11-21T05:30:00Z"),
    ] {
      try shop.activity(["type": "call", "at": time], lead: lead)
      #expect(try theLead().firstContactAt?.description == first)
    }
  }

  @Test(
    "what an activity can't be is refused",
    arguments: [
      (["type": "change", "subject": "x"], "type: is one of call, email, meeting, note"),
      (["type": "visit"], "type: is one of call, email, meeting, note"),
      (["type": "note"], "note: needs a subject or a description"),
      (
        ["type": "call", "outcome": "rude"],
        "outcome: is one of connected, no_answer, busy, voicemail, wrong_number, call_back, not_interested, do_not_call"
      ),
      (["type": "call", "duration": "1441"], "duration: is a whole number from 0 to 1440"),
      (["type": "call", "duration": "long"], "duration: is a whole number from 0 to 1440"),
      (
        ["subject": String(repeating: "x", count: 256)],
        "subject: has 256 characters; 255 is the most"
      ),
      (
        ["at": "noon"],
        "at: “noon” is not a date and time. Write 2026-11-21 14:05, 2026-11-21T14:05:09+05:30 or 2026-11-21."
      ),
    ] as [(Typed, String)])
  func refused(_ typed: Typed, _ sentence: String) throws {
    #expect(refusal { try shop.activity(typed, customer: neha) } == sentence)
  }

  @Test("an activity is with somebody")
  func nobody() throws {
    #expect(
      refusal { try shop.activity(["type": "call"]) }
        == "an activity needs a customer, lead or company")
    let kiran = try shop.customer("Kiran")
    #expect(
      refusal { try shop.activity(["type": "call"], customer: kiran, lead: lead) }
        == "lead: is another customer's")
    var draft = ActivityDraft()
    draft.kind = .call
    draft.lead = ID(9)
    #expect(
      refusal { try shop.crm.activities.add(draft, by: shop.asha) } == "there is no lead “9”")
  }

  @Test("a note can't be emptied")
  func emptied() throws {
    let note = try shop.activity(["subject": "Boxes", "description": "40"], customer: neha)
    #expect(try shop.edit(note, ["subject": ""]).subject == nil)
    #expect(
      refusal { try shop.edit(note, ["description": ""]) }
        == "note: needs a subject or a description")
  }

  @Test("what the program noted is nobody's to add, change or delete")
  func program() throws {
    var draft = ActivityDraft()
    draft.kind = .change
    draft.customer = neha.id
    draft.subject = "Stage: New → Won"
    #expect(
      refusal { try shop.crm.activities.add(draft, by: shop.asha) }
        == "type: is one of call, email, meeting, note")
    let noted = try #require(
      try shop.crm.customers.profile(neha.id, by: shop.asha).activities.first)
    #expect(noted.kind == .change)
    let sentence = "activity \(noted.id) was noted by the program and stays as it is"
    #expect(refusal { try shop.edit(noted, ["subject": "Nothing"]) } == sentence)
    #expect(
      refusal { try shop.crm.activities.delete(noted.id, by: shop.asha) } == sentence)
  }

  @Test("an activity that is deleted is gone until it is undone")
  func delete() throws {
    let call = try shop.activity(["type": "call"], customer: neha)
    try shop.crm.activities.delete(call.id, by: shop.asha)
    #expect(
      refusal { try shop.crm.activities.get(call.id, by: shop.asha) }
        == "there is no activity “\(call.id)”")
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.activities.get(call.id, by: shop.asha).draft == call.draft)
  }
}

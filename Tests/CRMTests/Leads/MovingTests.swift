import CRM
import Support
import Testing

@Suite("Moving a lead")
struct MovingTests {
  let shop: Shop
  let neha: Customer
  let lead: Lead

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha Kapoor", ["email": "neha@example.com"])
    lead = try shop.lead(of: neha)
  }

  /// Makes a stage ask for things.
  func demand(_ requires: [Requirement], of stage: String) throws {
    let pipelines = shop.crm.pipelines
    try pipelines.editStage(pipelines.findStage(stage).id, by: shop.asha) { $0.requires = requires }
  }

  @Test("a lead begins in the first stage with its probability")
  func begins() throws {
    #expect(lead.stageName == "New")
    #expect(lead.probability == 10)
    #expect(lead.status == .open)
    #expect(lead.pipelineName == "Sales")
  }

  @Test("one stage on takes the stage's probability, notes the move and stamps the first contact")
  func oneOn() throws {
    try shop.clock(says: "2026-11-22 09:00")
    let moved = try shop.move(lead, to: "Contacted")
    #expect(moved.stageName == "Contacted")
    #expect(moved.probability == 20)
    #expect(moved.firstContactAt == shop.now)
    #expect(moved.updatedAt == shop.now)
    #expect(try shop.notes(about: neha.id).last == "Stage: New → Contacted")
  }

  @Test("what a person said of the probability gives way to the next stage's")
  func probabilityFollows() throws {
    #expect(try shop.edit(lead, ["probability": "90"]).probability == 90)
    #expect(try shop.move(lead, to: "Contacted").probability == 20)
    #expect(try shop.move(lead, to: "Qualified").probability == 35)
    #expect(try shop.move(lead, to: "New").probability == 10)
  }

  @Test("a stage that asks for nothing can't be skipped")
  func noSkipping() throws {
    #expect(
      refusal { try shop.move(lead, to: "Qualified") }
        == "a lead moves one stage at a time: Contacted lies before Qualified")
    #expect(
      refusal { try shop.move(lead, to: "Proposal") }
        == "a lead moves one stage at a time: Contacted and Qualified lie before Proposal")
    #expect(try shop.crm.leads.get(lead.id, by: shop.asha).stageName == "New")
  }

  @Test("a stage may be skipped when what it asks for is on record")
  func provenSkip() throws {
    try demand([.call], of: "Contacted")
    try demand([.city, .email], of: "Qualified")
    try shop.edit(lead, ["value": "500"])
    #expect(
      refusal { try shop.move(lead, to: "Proposal") }
        == "a lead moves one stage at a time: Contacted and Qualified lie before Proposal")
    try shop.activity(["type": "call"], lead: lead)
    #expect(
      refusal { try shop.move(lead, to: "Proposal") }
        == "a lead moves one stage at a time: Qualified lies before Proposal")
    try shop.edit(lead, ["city": "Kochi"])
    #expect(try shop.move(lead, to: "Proposal").stageName == "Proposal")
  }

  @Test("the stage that is entered gets what it asks for, and the sentence names it")
  func lacks() throws {
    try shop.move(lead, to: "Contacted")
    try shop.move(lead, to: "Qualified")
    #expect(
      refusal { try shop.move(lead, to: "Proposal") } == "before Proposal the lead needs a value")
    try shop.edit(lead, ["value": "0"])
    #expect(try shop.move(lead, to: "Proposal").probability == 50)
  }

  @Test("several things that are missing are named together")
  func several() throws {
    try demand([.value, .email, .city, .activity], of: "Contacted")
    #expect(
      refusal { try shop.move(lead, to: "Contacted") }
        == "before Contacted the lead needs a value, a city and a call, mail, meeting or note on record"
    )
  }

  @Test("back is free, over any number of stages")
  func back() throws {
    for stage in ["Contacted", "Qualified"] { try shop.move(lead, to: stage) }
    try demand([.note], of: "New")
    #expect(try shop.move(lead, to: "New").stageName == "New")
  }

  @Test("moving to where the lead is, to a closing stage or to another pipeline is refused")
  func elsewhere() throws {
    #expect(refusal { try shop.move(lead, to: "New") } == "the lead is in New already")
    for stage in ["Won", "Lost"] {
      #expect(
        refusal { try shop.move(lead, to: stage) }
          == "\(stage) closes a lead: use “leads win” or “leads lose --reason …”")
    }
    let other = try shop.crm.pipelines.add(
      PipelineDraft(name: "Repairs", steps: [.init(name: "Brought in", probability: 30)]),
      by: shop.asha)
    #expect(
      refusal { try shop.crm.leads.move(lead.id, to: other.stages[0].id, by: shop.asha) }
        == "the stage Brought in is not one of the lead's pipeline, Sales")
    #expect(
      refusal { try shop.crm.leads.move(lead.id, to: ID(999), by: shop.asha) }
        == "there is no stage “999”")
    #expect(
      refusal { try shop.crm.leads.move(ID(77), to: lead.stage, by: shop.asha) }
        == "there is no lead “77”")
  }

  @Test("a closed lead stays where it is until it is reopened")
  func closed() throws {
    try shop.crm.leads.lose(lead.id, reason: "no money", by: shop.asha)
    #expect(
      refusal { try shop.move(lead, to: "Contacted") }
        == "lead \(lead.id) is lost: reopen it first")
  }

  @Test("each requirement is met by what it names", arguments: Requirement.allCases)
  func requirements(_ what: Requirement) throws {
    let kiran = try shop.customer("Kiran")
    let bare = try shop.edit(shop.lead(of: kiran), ["owner": ""])
    try demand([what], of: "Contacted")
    #expect(
      refusal { try shop.move(bare, to: "Contacted") }
        == "before Contacted the lead needs \(what.words)")

    switch what {
    case .value: try shop.edit(bare, ["value": "12.50"])
    case .email: try shop.edit(kiran, ["email": "kiran@example.com"])
    case .phone: try shop.edit(kiran, ["mobile": "98450 12345"])
    case .city: try shop.edit(bare, ["city": "Pune"])
    case .state: try shop.edit(bare, ["state": "Kerala"])
    case .owner: try shop.edit(bare, ["owner": "ravi"])
    case .expectedClose: try shop.edit(bare, ["expected_close": "+7d"])
    case .activity: try shop.activity(["type": "note", "subject": "Rang twice"], lead: bare)
    case .call: try shop.activity(["type": "call"], customer: kiran)
    case .meeting: try shop.activity(["type": "meeting"], lead: bare)
    case .mail: try shop.activity(["type": "email"], lead: bare)
    case .note: try shop.edit(bare, ["note": "wants sugar-free"])
    }
    #expect(try shop.move(bare, to: "Contacted").stageName == "Contacted")
  }

  @Test("what was done before the lead came in, or for another lead, proves nothing")
  func otherWork() throws {
    try demand([.call], of: "Contacted")
    let second = try shop.lead(of: neha)
    try shop.activity(["type": "call"], lead: second)
    try shop.activity(["type": "call", "at": "2026-11-20"], customer: neha)
    #expect(
      refusal { try shop.move(lead, to: "Contacted") }
        == "before Contacted the lead needs a call on record")
    #expect(try shop.move(second, to: "Contacted").stageName == "Contacted")
  }

  @Test("leaving the first stage counts as first contact once; later moves leave it alone")
  func firstContact() throws {
    try shop.move(lead, to: "Contacted")
    let first = shop.now
    try shop.clock(says: "2026-11-25 09:00")
    #expect(try shop.move(lead, to: "Qualified").firstContactAt == first)
  }

  @Test("the first stage is the first, also after another was deleted before it")
  func firstStageDeleted() throws {
    let kiran = try shop.customer("Kiran")
    try shop.move(lead, to: "Contacted")
    try shop.crm.pipelines.deleteStage(shop.crm.pipelines.findStage("New").id, by: shop.asha)
    let fresh = try shop.lead(of: kiran)
    #expect(fresh.stageName == "Contacted")
    #expect(try shop.move(fresh, to: "Qualified").firstContactAt == shop.now)
  }
}

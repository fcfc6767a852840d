import CRM
import Support
import Testing

@Suite("Pipelines and stages")
struct PipelineTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  var pipelines: Pipelines { shop.crm.pipelines }
  func usual() throws -> Pipeline { try #require(try pipelines.all().first) }
  func stage(_ name: String) throws -> Stage { try pipelines.findStage(name) }
  func names() throws -> [String] { try usual().stages.map(\.name) }

  @discardableResult
  func edit(_ stage: String, _ typed: Typed) throws -> Stage {
    try pipelines.editStage(
      self.stage(stage).id, by: shop.asha,
      shop.reading(Pipelines.stageInputs, typed, by: shop.asha))
  }

  @discardableResult
  func add(_ typed: Typed) throws -> Stage {
    var draft = StageDraft()
    try shop.reading(Pipelines.stageInputs, typed, by: shop.asha)(&draft)
    return try pipelines.addStage(draft, to: usual().id, by: shop.asha)
  }

  @Test("a new shop has the usual seven stages, with their chances and what they ask for")
  func usualStages() throws {
    let pipeline = try usual()
    #expect(pipeline.name == "Sales")
    #expect(
      pipeline.stages.map(\.name)
        == ["New", "Contacted", "Qualified", "Proposal", "Negotiation", "Won", "Lost"])
    #expect(pipeline.stages.map(\.probability) == [10, 20, 35, 50, 75, 100, 0])
    #expect(pipeline.stages.map(\.kind) == [.open, .open, .open, .open, .open, .won, .lost])
    #expect(pipeline.stages.map(\.requires) == [[], [], [], [.value], [.value], [], []])
  }

  @Test("another pipeline has its own stages, and Won and Lost")
  func add() throws {
    let repairs = try pipelines.add(
      PipelineDraft(
        name: " Repairs ",
        steps: [
          .init(name: "Brought in", probability: 30, requires: [.phone]),
          .init(name: "Quoted", probability: 60),
        ]), by: shop.asha)
    #expect(repairs.name == "Repairs")
    #expect(repairs.stages.map(\.name) == ["Brought in", "Quoted", "Won", "Lost"])
    #expect(repairs.stages[0].requires == [.phone])
    #expect(try pipelines.find("repairs").id == repairs.id)
    #expect(try pipelines.find("\(repairs.id)").id == repairs.id)
    #expect(refusal { try pipelines.find("Rentals") } == "there is no pipeline “Rentals”")
    #expect(
      refusal { try stage("Won") }
        == "“Won” may be any of these stages: 6 Won; 10 Won. Say which by its number")
    #expect(try pipelines.findStage("won", in: repairs).id == repairs.stages[2].id)
    #expect(try stage("10").id == repairs.stages[2].id)
    #expect(refusal { try stage("Sold") } == "there is no stage “Sold”")
  }

  @Test(
    "a pipeline needs a name of its own and a stage",
    arguments: [
      ("SALES", ["One"], "the name “SALES” is taken by another pipeline"),
      (" ", ["One"], "name: can't be empty"),
      ("Repairs", [], "a pipeline needs a stage"),
      ("Repairs", [""], "name: can't be empty"),
      ("Repairs", ["One", "one"], "the name “one” is taken by another stage of the pipeline"),
      ("Repairs", ["Won"], "the name “Won” is taken by another stage of the pipeline"),
      (
        String(repeating: "x", count: 101), ["One"],
        "name: has 101 characters; 100 is the most"
      ),
    ])
  func refusedAdd(_ name: String, _ steps: [String], _ sentence: String) throws {
    let draft = PipelineDraft(name: name, steps: steps.map { .init(name: $0, probability: 10) })
    #expect(refusal { try pipelines.add(draft, by: shop.asha) } == sentence)
    #expect(try pipelines.all().count == 1)
  }

  @Test("a pipeline is renamed, but not to another's name")
  func rename() throws {
    let repairs = try pipelines.add(
      PipelineDraft(name: "Repairs", steps: [.init(name: "In", probability: 30)]), by: shop.asha)
    #expect(try pipelines.rename(repairs.id, to: " Mending ", by: shop.asha).name == "Mending")
    #expect(try pipelines.rename(repairs.id, to: "MENDING", by: shop.asha).name == "MENDING")
    #expect(
      refusal { try pipelines.rename(repairs.id, to: "sales", by: shop.asha) }
        == "the name “sales” is taken by another pipeline")
    #expect(
      refusal { try pipelines.rename(repairs.id, to: "", by: shop.asha) } == "name: can't be empty")
    #expect(
      refusal { try pipelines.rename(ID(9), to: "X", by: shop.asha) } == "there is no pipeline “9”")
  }

  @Test("a pipeline goes when no lead is in it and it is not the last")
  func delete() throws {
    #expect(
      refusal { try pipelines.delete(usual().id, by: shop.asha) }
        == "the pipeline “Sales” is in use by the file: it needs one")
    let repairs = try pipelines.add(
      PipelineDraft(name: "Repairs", steps: [.init(name: "In", probability: 30)]), by: shop.asha)
    try shop.lead(of: shop.customer("Neha"))
    #expect(
      refusal { try pipelines.delete(usual().id, by: shop.asha) }
        == "the pipeline “Sales” is in use by 1 lead")
    try pipelines.delete(repairs.id, by: shop.asha)
    #expect(try pipelines.all().map(\.name) == ["Sales"])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try pipelines.find("Repairs").stages.map(\.name) == ["In", "Won", "Lost"])
  }

  @Test("a stage is added at its place, the others make room")
  func addStage() throws {
    let visit = try add(
      ["name": "Visit", "position": "2", "probability": "25", "requires": "phone, meeting,phone"])
    #expect(visit.position == 2)
    #expect(visit.probability == 25)
    #expect(visit.requires == [.phone, .meeting])
    #expect(visit.kind == .open)
    #expect(
      try names()
        == [
          "New", "Visit", "Contacted", "Qualified", "Proposal", "Negotiation", "Won", "Lost",
        ])
    #expect(try usual().open.map(\.position) == [1, 2, 3, 4, 5, 6])
    #expect(try add(["name": "Last"]).position == 7)
    #expect(try add(["name": "Far", "position": "99"]).position == 8)
  }

  @Test("a stage is moved, renamed, weighed and asked of")
  func editStage() throws {
    try edit("Negotiation", ["position": "1"])
    #expect(try names().prefix(3) == ["Negotiation", "New", "Contacted"])
    #expect(try usual().open.map(\.position) == [1, 2, 3, 4, 5])
    let haggling = try edit(
      "Negotiation", ["name": "Haggling", "probability": "80", "requires": "expected-close,note"])
    #expect(haggling.name == "Haggling")
    #expect(haggling.probability == 80)
    #expect(haggling.requires == [.expectedClose, .note])
    #expect(try edit("Haggling", ["requires": ""]).requires == [])
  }

  @Test("a closing stage may be renamed, its place and chance stay")
  func closingStage() throws {
    #expect(try edit("Won", ["name": "Sold"]).name == "Sold")
    for typed in [["probability": "90"], ["position": "1"]] as [Typed] {
      #expect(
        refusal { try edit("Sold", typed) }
          == "stage: Sold closes a lead: its place and probability stay")
    }
  }

  @Test(
    "what a stage can't be is refused",
    arguments: [
      (["name": "new"], "the name “new” is taken by another stage of the pipeline"),
      (["name": " "], "name: can't be empty"),
      (["probability": "101"], "probability: is a whole number from 0 to 100"),
      (["probability": "-1"], "probability: is a whole number from 0 to 100"),
      (["position": "0"], "position: is a whole number from 1 to 99"),
      (
        ["requires": "value, love"],
        "requires: is one of value, email, phone, city, state, owner, expected_close, activity, call, meeting, mail, note"
      ),
    ] as [(Typed, String)])
  func refusedEdit(_ typed: Typed, _ sentence: String) throws {
    #expect(refusal { try edit("Contacted", typed) } == sentence)
    if typed.first?.key != "name" { return }
    #expect(refusal { try add(typed) } == sentence)
  }

  @Test("a stage goes when no lead is in it, and each step of it can be undone")
  func deleteStage() throws {
    let neha = try shop.customer("Neha")
    for _ in 0..<2 { try shop.lead(of: neha) }
    #expect(
      refusal { try pipelines.deleteStage(stage("New").id, by: shop.asha) }
        == "the stage “New” is in use by 2 leads")
    try pipelines.deleteStage(stage("Contacted").id, by: shop.asha)
    #expect(try add(["name": "Visit", "position": "2"]).position == 2)
    #expect(try names().prefix(3) == ["New", "Visit", "Qualified"])
    #expect(try usual().open.map(\.position) == [1, 2, 3, 4, 5])
    try shop.crm.history.undo(by: shop.asha)
    #expect(
      refusal { try pipelines.deleteStage(stage("Won").id, by: shop.asha) }
        == "the stage “Won” is in use by the pipeline: it can't do without")
    for name in ["Qualified", "Proposal", "Negotiation"] {
      try pipelines.deleteStage(stage(name).id, by: shop.asha)
    }
    #expect(
      refusal { try pipelines.deleteStage(stage("New").id, by: shop.asha) }
        == "the stage “New” is in use by the pipeline: it can't do without")
    #expect(
      refusal { try pipelines.deleteStage(ID(99), by: shop.asha) } == "there is no stage “99”")
    for _ in 0..<4 { try shop.crm.history.undo(by: shop.asha) }
    #expect(
      try names() == ["New", "Contacted", "Qualified", "Proposal", "Negotiation", "Won", "Lost"])
    #expect(try usual().open.map(\.position) == [1, 2, 3, 4, 5])
  }

  @Test("a stage without a name is refused")
  func nameless() throws {
    #expect(
      refusal { try pipelines.addStage(StageDraft(), to: usual().id, by: shop.asha) }
        == "name: can't be empty")
    #expect(
      refusal { try pipelines.addStage(StageDraft(name: "X"), to: ID(9), by: shop.asha) }
        == "there is no pipeline “9”")
  }
}

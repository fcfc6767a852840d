package import Storage

/// One step of a pipeline: how likely a lead is won from here, and what must be on record to enter.
package struct Stage: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case open, won, lost }

  package let id: ID<Stage>
  package let pipeline: ID<Pipeline>
  package let name: String
  package let position: Int
  package let probability: Int
  package let kind: Kind
  package internal(set) var requires: [Requirement] = []

  /// Refuses a lead that does not have on record what the stage asks for.
  func check(_ onRecord: Set<Requirement>) throws {
    let lacking = requires.filter { !onRecord.contains($0) }
    guard lacking.isEmpty else { throw CRMError.lacks(lacking, toEnter: name) }
  }
}

extension Stage: Record {
  static let columns: SQL = "id, pipeline_id, name, position, probability, kind"

  package init(row: inout Row) throws {
    id = try row.next()
    pipeline = try row.next()
    name = try row.next()
    position = try row.next()
    probability = try row.next()
    kind = try Kind(rawValue: row.next()).orMismatch("a kind of stage")
  }
}

/// What must be on record before a lead enters a stage (#74).
package enum Requirement: String, Sendable, CaseIterable {
  case value, email, phone, city, state, owner
  case expectedClose = "expected_close"
  case activity, call, meeting, mail, note

  /// As it stands in “the lead needs …”.
  package var words: String {
    switch self {
    case .value, .city, .state, .phone: "a \(rawValue)"
    case .email, .owner: "an \(rawValue)"
    case .expectedClose: "an expected close date"
    case .activity: "a call, mail, meeting or note on record"
    case .call, .meeting, .note: "a \(rawValue) on record"
    case .mail: "a mail on record"
    }
  }
}

/// The way from a first word to a sale: its stages, in order.
package struct Pipeline: Sendable {
  package let id: ID<Pipeline>
  package let name: String
  package let stages: [Stage]

  package var open: [Stage] { stages.filter { $0.kind == .open } }
  package func stage(_ kind: Stage.Kind) -> Stage? { stages.first { $0.kind == kind } }
}

/// A pipeline to be made.
package struct PipelineDraft: Sendable {
  package struct Step: Sendable {
    package var name: String
    package var probability: Int
    package var requires: [Requirement]

    package init(name: String, probability: Int, requires: [Requirement] = []) {
      self.name = name
      self.probability = probability
      self.requires = requires
    }
  }

  package var name = ""
  package var steps: [Step] = []

  package init() {}

  package init(name: String, steps: [Step]) {
    self.name = name
    self.steps = steps
  }

  /// What most shops begin with (#10, #81). Won and Lost are in every pipeline.
  package static let usual = PipelineDraft(
    name: "Sales",
    steps: [
      Step(name: "New", probability: 10),
      Step(name: "Contacted", probability: 20),
      Step(name: "Qualified", probability: 35),
      Step(name: "Proposal", probability: 50, requires: [.value]),
      Step(name: "Negotiation", probability: 75, requires: [.value]),
    ])
}

extension PipelineDraft.Step {
  /// Reads "Offer:70"; without a number it is as likely as not.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = try Line.read(String(parts[0]), field: "stages", upTo: 100) else {
      throw CRMError.invalid(field: "stages", reason: "has a stage without a name")
    }
    guard let number = parts.count > 1 ? Int(String(parts[1]).trimmed) : 50,
      (0...100).contains(number)
    else {
      throw CRMError.invalid(
        field: "stages", reason: "“\(name)” takes a whole number from 0 to 100 behind its colon")
    }
    self.init(name: name, probability: number)
  }
}

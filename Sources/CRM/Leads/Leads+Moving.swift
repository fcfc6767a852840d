import Storage

extension Leads {
  /// Moves a lead to another stage of its pipeline by the stages' rules, sets the probability that
  /// goes with it and notes the move on record (#74, #81, #82).
  @discardableResult
  package func move(_ id: ID<Lead>, to target: ID<Stage>, by actor: Member) throws -> Lead {
    try require(.move, id.number, by: actor)
    return try office.record(.move, .lead, by: actor) { tx, event in
      let (from, to) = try carry(id, to: target, tx, event)
      event.subject = id.number
      event.facts["from"] = .string(from.name)
      event.facts["to"] = .string(to.name)
      return try item(id.number, tx)
    }
  }

  /// Moves many leads in one event: all of them, or none.
  @discardableResult
  package func move(_ ids: [ID<Lead>], to target: ID<Stage>, by actor: Member) throws -> Int {
    try together(.move, ids, by: actor) { id, tx, event in
      event.facts["to"] = .string(try carry(id, to: target, tx, event).to.name)
      return true
    }
  }

  private func carry(
    _ id: ID<Lead>, to target: ID<Stage>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> (from: Stage, to: Stage) {
    let lead = try item(id.number, tx)
    guard lead.status == .open else {
      throw CRMError.closed(lead: id.number, status: lead.status.rawValue)
    }
    let pipeline = try office.pipelines.get(lead.pipeline, tx)
    guard let from = pipeline.stages.first(where: { $0.id == lead.stage }) else {
      throw CRMError.notFound(.stage, "\(lead.stage)")
    }
    guard let to = pipeline.stages.first(where: { $0.id == target }) else {
      let name: String? = try tx.value("SELECT name FROM stage WHERE id = \(target)")
      guard let name else { throw CRMError.notFound(.stage, "\(target)") }
      throw CRMError.wrongPipeline(stage: name, pipeline: pipeline.name)
    }
    try StageMove(pipeline: pipeline, from: from, to: to, onRecord: onRecord(lead, tx)).check()
    let leavesFirst = from.id == pipeline.open.first?.id
    try tx.run(
      """
      UPDATE lead SET stage_id = \(to.id), probability = \(to.probability),
        first_contact_at = coalesce(first_contact_at, \(leavesFirst ? event.at : nil)),
        updated_at = \(event.at) WHERE id = \(id)
      """)
    if leavesFirst { try office.assignments.takeOn(id, tx) }
    try office.activities.log(
      "Stage: \(from.name) → \(to.name)", customer: lead.customer, lead: id, tx, event)
    return (from, to)
  }

  /// Which requirements the lead meets: its own fields, its customer's, and what was done since it came.
  func onRecord(_ lead: Lead, _ tx: borrowing Transaction) throws -> Set<Requirement> {
    var met = Set<Requirement>()
    if lead.value != nil { met.insert(.value) }
    if lead.email != nil { met.insert(.email) }
    if lead.phone != nil || lead.mobile != nil { met.insert(.phone) }
    if lead.city != nil { met.insert(.city) }
    if lead.state != nil { met.insert(.state) }
    if lead.owner != nil { met.insert(.owner) }
    if lead.expectedClose != nil { met.insert(.expectedClose) }
    if lead.note != nil { met.insert(.note) }
    let done: [String] = try tx.values(
      """
      SELECT DISTINCT kind FROM activity WHERE kind <> 'change' AND (lead_id = \(lead.id)
        OR (lead_id IS NULL AND customer_id = \(lead.customer) AND at >= \(lead.receivedAt)))
      """)
    for kind in done {
      met.insert(.activity)
      switch ActivityDraft.Kind(rawValue: kind) {
      case .call: met.insert(.call)
      case .email: met.insert(.mail)
      case .meeting: met.insert(.meeting)
      case .note: met.insert(.note)
      case .change, nil: break
      }
    }
    return met
  }
}

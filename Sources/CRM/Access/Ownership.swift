import Storage

/// What “one's own” means for each noun: the condition every list, record and report shares.
enum Ownership {
  static func condition(_ verb: Verb, _ noun: Noun, _ member: ID<Member>) -> SQL {
    switch noun {
    case .lead: "lead.owner_id = \(member)"
    case .customer:
      """
      (customer.owner_id = \(member) OR EXISTS (
        SELECT 1 FROM lead own WHERE own.customer_id = customer.id AND own.owner_id = \(member)))
      """
    case .sale: "sale.owner_id = \(member)"
    case .task: "(task.assignee_id = \(member) OR task.created_by = \(member))"
    // What was done with one's customer is to be seen, but changed only by whoever did it.
    case .activity where verb == .see:
      """
      (activity.created_by = \(member)
        OR EXISTS (SELECT 1 FROM lead own WHERE own.customer_id = activity.customer_id
          AND own.owner_id = \(member))
        OR EXISTS (SELECT 1 FROM customer own WHERE own.id = activity.customer_id
          AND own.owner_id = \(member)))
      """
    case .activity: "activity.created_by = \(member)"
    case .company: "company.owner_id = \(member)"
    case .view where verb == .see: "(view.owner_id = \(member) OR view.shared = 1)"
    case .view: "view.owner_id = \(member)"
    case .event: "event.actor_id = \(member)"
    case .caller: "caller.id = \(member)"
    case .assignment: "assignment.caller_id = \(member)"
    case .business, .member, .pipeline, .stage, .requirement, .rule, .routing: "1 = 0"
    }
  }
}

extension Workspace {
  /// Refuses a verb on a record, if one is meant, that is not there, or is somebody else's where only one's own will do.
  func require(_ verb: Verb, _ noun: Noun, _ id: Int64?, by actor: Member) throws {
    guard let id else { return }
    try Access.require(verb, noun, by: actor) {
      let isThere = try database.read { tx in
        try tx.exists("SELECT 1 FROM \(name: noun.table) WHERE id = \(id)")
      }
      guard isThere else { throw CRMError.notFound(noun, "\(id)") }
      return try owns(noun, id, actor, to: verb)
    }
  }

  /// Whether a record is one's own; a record that is not there is nobody's.
  func owns(_ noun: Noun, _ id: Int64, _ actor: Member, to verb: Verb = .see) throws -> Bool {
    try database.read { tx in
      try tx.exists(
        """
        SELECT 1 FROM \(name: noun.table)
        WHERE \(name: noun.table).id = \(id) AND \(Ownership.condition(verb, noun, actor.id))
        """)
    }
  }

  /// The condition that a list by this actor carries: none where they may see all.
  func scope(_ verb: Verb, _ noun: Noun, _ actor: Member) throws -> SQL? {
    switch try Access.require(verb, noun, by: actor) {
    case .all: nil
    case .own, .none: Ownership.condition(verb, noun, actor.id)
    }
  }
}

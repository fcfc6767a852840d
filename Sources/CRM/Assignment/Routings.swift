import Storage

/// The routing settings: seen by all, set by managers and the owner.
package struct Routings {
  package let office: Workspace

  package static let inputs: [Input<Routing>] = [
    .choice(
      "policy", \.policy, "fair: whoever is owed most; rotation: the next one of the state"),
    .choice(
      "when_capped", \.whenCapped,
      "when all who serve a state had their day's leads: overflow to others, or queue"),
    flag(
      "manual_counts", \.manualCounts, "yes or no: leads given by hand count for limit and credit"),
    flag("former_first", \.formerFirst, "yes or no: who comes back goes to who had them before"),
    Input("claim_minutes", .number, "working minutes until an unclaimed lead goes on; 0: never") {
      text, _, _ in
      guard let minutes = Int(text.trimmed), (0...10_080).contains(minutes) else {
        throw CRMError.invalid(
          field: "claim_minutes", reason: "is a whole number from 0 to 10080")
      }
      return { $0.claimMinutes = minutes }
    },
    .line("country", \.country, "the country of leads that name none"),
  ]

  package func get() throws -> Routing {
    try office.database.read { tx in try get(tx) }
  }

  @discardableResult
  package func edit(by actor: Member, _ change: Input<Routing>.Change) throws -> Routing {
    try Access.require(.edit, .routing, by: actor)
    return try office.record(.edit, .routing, by: actor) { tx, event in
      event.subject = 1
      var routing = try get(tx)
      try change(&routing)
      try tx.run(
        """
        UPDATE routing SET policy = \(routing.policy.rawValue),
          when_capped = \(routing.whenCapped.rawValue), manual_counts = \(routing.manualCounts),
          former_first = \(routing.formerFirst), claim_minutes = \(routing.claimMinutes),
          country = \(routing.country) WHERE id = 1
        """)
      return routing
    }
  }

  private func get(_ tx: borrowing Transaction) throws -> Routing {
    try tx.first("SELECT \(Routing.columns) FROM routing", as: Routing.self)
      .orMismatch("the routing settings")
  }

  private static func flag(
    _ name: String, _ path: any WritableKeyPath<Routing, Bool> & Sendable, _ help: String
  ) -> Input<Routing> {
    Input(name, .flag, help) { text, _, _ in
      let flag = try Line.yesOrNo(text, field: name)
      return { $0[keyPath: path] = flag }
    }
  }
}

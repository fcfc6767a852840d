/// What is asked when a lead is closed: why, and what it was sold for.
package struct LeadClosing: Hashable, Sendable {
  package var reason: String?
  /// As it was written; read in the lead's own currency when it is closed.
  package var sale: String?

  package init() {}
}

extension Leads {
  package static let closingInputs: [Input<LeadClosing>] = [
    .line("reason", \.reason, upTo: 200, "why"),
    .line("sale", \.sale, "records the sale too: its amount; empty for none", kind: .money),
  ]

  /// Wins a lead as it was entered.
  @discardableResult
  package func win(_ id: ID<Lead>, _ closing: LeadClosing, by actor: Member) throws -> Lead {
    let sale = try closing.sale.map { text in
      let currency = try get(id, by: actor).currency
      return try Input<LeadClosing>.amount(text, field: "sale", currency: currency)
    }
    return try win(id, reason: closing.reason, sale: sale ?? nil, by: actor)
  }
}

package import Storage

/// The sales' verbs.
package struct Sales: Entered {
  package static let catalogue = Sale.catalogue
  package static let ownField: String? = "owner"
  package let office: Workspace

  package static let inputs: [Input<SaleDraft>] = [
    Input("amount", .money, "what was paid, such as 1,250.50") { text, _, desk in
      let plain = text.trimmed
      let usual = desk.business.currency
      return { draft in
        let money = try Input<SaleDraft>.amount(
          plain, field: "amount", currency: draft.amount?.currency ?? usual)
        guard money.minor > 0 else {
          throw CRMError.invalid(field: "amount", reason: "is more than zero")
        }
        draft.say(money)
      }
    },
    .day("date", \.date, "the day of the sale; today unless said"),
    .line("note", \.note, upTo: 1000, "what was sold"),
    .member("owner", \.owner, "who sold it"),
  ]

  package static let currencyInput = Input<SaleDraft>(
    "currency", .category, "currency of the amount, such as INR"
  ) { text, _, _ in
    let currency = try Input<SaleDraft>.attempt("currency") {
      try Currency(text.trimmed.uppercased())
    }
    return { $0.restate(in: currency) }
  }

  /// A new sale of a lead is in the lead's currency unless another is said.
  private static let leadInput = Input<SaleDraft>(
    "lead", .reference(.lead), "the lead that it came from"
  ) { text, office, desk in
    guard !text.trimmed.isEmpty else { return { $0.lead = nil } }
    let actor = try office.members.get(desk.me)
    let lead = try office.leads.get(office.leads.find(text, by: actor), by: actor)
    return { draft in
      draft.lead = lead.id
      draft.amount = draft.amount ?? Money(minor: 0, currency: lead.currency)
    }
  }

  package static let blank = SaleDraft()

  package static let editInputs: [Input<SaleDraft>] =
    [.customer(\.customer, "who bought"), leadInput, currencyInput] + inputs

  package func prepare(_ draft: SaleDraft, by actor: Member) throws -> SaleDraft {
    try office.require(.see, .customer, draft.customer?.number, by: actor)
    try office.require(.see, .lead, draft.lead?.number, by: actor)
    return draft
  }

  package func partingFacts(_ sale: Sale, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["amount": .string(sale.amount.description)]
  }

  @discardableResult
  package func insert(
    _ draft: SaleDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Sale> {
    let amount = try draft.paid()
    let customer = try buyer(draft, tx)
    try office.customers.noteBuyer(customer, unlessFormer: true, tx, event)
    return try tx.insert(
      """
      INSERT INTO sale (customer_id, lead_id, amount, currency, date, note, owner_id, created_at,
        updated_at)
      VALUES (\(customer), \(draft.lead), \(amount.minor), \(amount.currency),
        \(draft.date ?? event.today), \(draft.note), \(draft.owner ?? event.actor), \(event.at),
        \(event.at))
      """)
  }

  package func update(
    _ sale: Sale, to draft: SaleDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    let amount = try draft.paid()
    try tx.run(
      """
      UPDATE sale SET customer_id = \(try buyer(draft, tx)), lead_id = \(draft.lead),
        amount = \(amount.minor), currency = \(amount.currency),
        date = \(draft.date ?? event.today), note = \(draft.note), owner_id = \(draft.owner),
        updated_at = \(event.at)
      WHERE id = \(sale.id)
      """)
  }

  /// Who bought: the customer said, or the lead's; both must agree.
  private func buyer(_ draft: SaleDraft, _ tx: borrowing Transaction) throws -> ID<Customer> {
    var customer = draft.customer
    if let lead = draft.lead {
      let owner: ID<Customer>? = try tx.value("SELECT customer_id FROM lead WHERE id = \(lead)")
      guard let owner else { throw CRMError.notFound(.lead, "\(lead)") }
      guard customer == nil || customer == owner else {
        throw CRMError.invalid(field: "lead", reason: "is another customer's")
      }
      customer = owner
    }
    guard let customer else { throw CRMError.missing(field: "customer", of: .sale) }
    guard try tx.exists("SELECT 1 FROM customer WHERE id = \(customer)") else {
      throw CRMError.notFound(.customer, "\(customer)")
    }
    return customer
  }
}

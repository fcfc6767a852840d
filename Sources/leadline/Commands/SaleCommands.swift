import CRM

enum SaleCommands {
  private static let inputs: [Input<SaleDraft>] =
    [
      .customer(\.customer, "who bought"), .lead(\.lead, "the lead that it came from"),
      Sales.currencyInput,
    ] + Sales.inputs

  static var noun: RecordNoun<Sales> {
    RecordNoun(
      shelf: \.sales, find: { try ID(number: $1, of: .sale) },
      columns: ["id", "date", "customer", "amount", "currency", "lead", "owner", "note"],
      inputs: inputs,
      add: RecordNoun<Sales>.adding(to: \.sales, inputs, begin: draft))
  }

  /// A sale of a lead is in the lead's currency unless another is said.
  private static func draft(_ session: Session, _ words: Words) throws -> SaleDraft {
    guard let text = words.value("lead") else { return SaleDraft() }
    let leads = session.office.leads
    let lead = try leads.get(leads.find(text, by: session.actor), by: session.actor)
    return SaleDraft(amount: Money(minor: 0, currency: lead.currency))
  }
}

/// A lead as it is entered: whose it is, somebody on file or a person who may be, and what is known.
package struct LeadEntry: Hashable, Sendable {
  package var customer: ID<Customer>?
  package var person = CustomerDraft()
  package var lead: LeadDraft

  package init(currency: Currency) { lead = LeadDraft(currency: currency) }

  /// Whether anything was said by which a person can be known or called.
  private var hasPerson: Bool {
    !person.name.isEmpty || person.phone != nil || person.mobile != nil || person.email != nil
  }

  /// Somebody on file is not described again, and a lead is somebody's.
  func check() throws {
    if customer == nil, !hasPerson { throw CRMError.missing(field: "customer", of: .lead) }
    if customer != nil, hasPerson || person.company != nil || person.newCompany != nil {
      throw CRMError.invalid(
        field: "customer", reason: "is somebody on file already: leave out who they are")
    }
  }
}

extension Leads {
  /// What is asked about a new person alone. City, state and source are the lead's too.
  package static let personInputs: [Input<LeadEntry>] = Customers.inputs
    .filter { ["name", "phone", "email", "mobile", "company"].contains($0.name) }
    .map { $0.within(\.person).filling($0.name == "name" ? "customer" : $0.name) }

  /// What a form of a new lead asks, in the order in which it is read.
  package static let entryInputs: [Input<LeadEntry>] =
    [.customer(\.customer, "whose lead it is: somebody on file")] + personInputs + [stageInput]
    + editInputs.map { input in
      let shared = Customers.inputs.first { $0.name == input.name && sharedNames.contains($0.name) }
      let lead = input.within(\LeadEntry.lead)
      return shared.map { lead.and($0.within(\.person)) } ?? lead
    }

  private static let sharedNames = ["city", "state", "source"]

  private static let stageInput = Input<LeadEntry>(
    "stage", .reference(.stage), "where it begins; the first stage unless said"
  ) { text, office, _ in
    let stage = try text.trimmed.isEmpty ? nil : office.pipelines.findStage(text).id
    return { $0.lead.stage = stage }
  }

  /// A new lead as it was entered.
  @discardableResult
  package func add(_ entry: LeadEntry, by actor: Member) throws -> Lead {
    try entry.check()
    guard let customer = entry.customer else {
      return try add(entry.lead, from: entry.person, by: actor)
    }
    return try add(entry.lead, for: customer, by: actor)
  }
}

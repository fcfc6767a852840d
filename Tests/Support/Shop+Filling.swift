package import CRM

/// A test that fills in a field that is not there.
private struct UnknownInput: Error { let name: String }

/// What somebody types into a form: each field's name with its text, in order.
package typealias Typed = KeyValuePairs<String, String>

// Records made as people make them: by what they type.
extension Shop {
  /// What the typed texts change; every text is read and checked as the command line does.
  package func reading<Draft>(
    _ inputs: [Input<Draft>], _ typed: Typed, by actor: Member
  ) throws -> Input<Draft>.Change {
    let desk = crm.desk(for: actor)
    let changes = try typed.map { name, text in
      guard let input = inputs.first(where: { $0.name == name }) else {
        throw UnknownInput(name: name)
      }
      return try input.read(text, crm, desk)
    }
    return { draft in for change in changes { try change(&draft) } }
  }

  @discardableResult
  package func customer(
    _ name: String, _ typed: Typed = [:], by actor: Member? = nil
  ) throws -> Customer {
    try crm.customers.add(person(name, typed, by: actor), by: actor ?? asha)
  }

  package func person(
    _ name: String, _ typed: Typed = [:], by actor: Member? = nil
  ) throws -> CustomerDraft {
    var draft = CustomerDraft()
    try reading(Customers.inputs, ["name": name], by: actor ?? asha)(&draft)
    try reading(Customers.inputs, typed, by: actor ?? asha)(&draft)
    return draft
  }

  @discardableResult
  package func edit(
    _ customer: Customer, _ typed: Typed, by actor: Member? = nil
  ) throws -> Customer {
    try crm.customers.edit(
      customer.id, by: actor ?? asha, reading(Customers.inputs, typed, by: actor ?? asha))
  }

  @discardableResult
  package func company(
    _ name: String, _ typed: Typed = [:], by actor: Member? = nil
  ) throws -> Company {
    var draft = CompanyDraft()
    try reading(Companies.inputs, ["name": name], by: actor ?? asha)(&draft)
    try reading(Companies.inputs, typed, by: actor ?? asha)(&draft)
    return try crm.companies.add(draft, by: actor ?? asha)
  }

  @discardableResult
  package func edit(_ company: Company, _ typed: Typed, by actor: Member? = nil) throws -> Company {
    try crm.companies.edit(
      company.id, by: actor ?? asha, reading(Companies.inputs, typed, by: actor ?? asha))
  }

  package func chance(_ typed: Typed = [:], by actor: Member? = nil) throws -> LeadDraft {
    var draft = LeadDraft(currency: crm.business.currency)
    try reading(Leads.editInputs, typed, by: actor ?? asha)(&draft)
    return draft
  }

  @discardableResult
  package func lead(
    of customer: Customer, _ typed: Typed = [:], by actor: Member? = nil
  ) throws -> Lead {
    try crm.leads.add(chance(typed, by: actor), for: customer.id, by: actor ?? asha)
  }

  /// A lead that comes in with a person who may be on file.
  @discardableResult
  package func lead(
    from person: CustomerDraft, _ typed: Typed = [:], by actor: Member? = nil
  ) throws -> Lead {
    try crm.leads.add(chance(typed, by: actor), from: person, by: actor ?? asha)
  }

  @discardableResult
  package func edit(_ lead: Lead, _ typed: Typed, by actor: Member? = nil) throws -> Lead {
    try crm.leads.edit(
      lead.id, by: actor ?? asha, reading(Leads.editInputs, typed, by: actor ?? asha))
  }

  /// Moves a lead to a stage of its pipeline by the stage's name.
  @discardableResult
  package func move(_ lead: Lead, to stage: String, by actor: Member? = nil) throws -> Lead {
    let pipeline = try crm.pipelines.all().first { $0.id == lead.pipeline }
    return try crm.leads.move(
      lead.id, to: crm.pipelines.findStage(stage, in: pipeline).id, by: actor ?? asha)
  }

  @discardableResult
  package func sale(
    to customer: Customer, _ amount: String, _ typed: Typed = [:], of lead: Lead? = nil,
    by actor: Member? = nil
  ) throws -> Sale {
    var draft = SaleDraft(customer: customer.id, lead: lead?.id)
    try reading(Sales.editInputs, typed, by: actor ?? asha)(&draft)
    try reading(Sales.editInputs, ["amount": amount], by: actor ?? asha)(&draft)
    return try crm.sales.add(draft, by: actor ?? asha)
  }

  @discardableResult
  package func edit(_ sale: Sale, _ typed: Typed, by actor: Member? = nil) throws -> Sale {
    try crm.sales.edit(
      sale.id, by: actor ?? asha, reading(Sales.editInputs, typed, by: actor ?? asha))
  }

  @discardableResult
  package func task(
    _ title: String, _ typed: Typed = [:], customer: Customer? = nil, lead: Lead? = nil,
    by actor: Member? = nil
  ) throws -> CRM.Task {
    var draft = TaskDraft()
    draft.customer = customer?.id
    draft.lead = lead?.id
    try reading(Tasks.editInputs, ["title": title], by: actor ?? asha)(&draft)
    try reading(Tasks.editInputs, typed, by: actor ?? asha)(&draft)
    return try crm.tasks.add(draft, by: actor ?? asha)
  }

  @discardableResult
  package func edit(_ task: CRM.Task, _ typed: Typed, by actor: Member? = nil) throws -> CRM.Task {
    try crm.tasks.edit(
      task.id, by: actor ?? asha, reading(Tasks.editInputs, typed, by: actor ?? asha))
  }

  @discardableResult
  package func activity(
    _ typed: Typed, customer: Customer? = nil, lead: Lead? = nil, company: Company? = nil,
    by actor: Member? = nil
  ) throws -> Activity {
    var draft = ActivityDraft()
    draft.customer = customer?.id
    draft.lead = lead?.id
    draft.company = company?.id
    try reading(Activities.inputs, typed, by: actor ?? asha)(&draft)
    return try crm.activities.add(draft, by: actor ?? asha)
  }

  @discardableResult
  package func edit(
    _ activity: Activity, _ typed: Typed, by actor: Member? = nil
  ) throws -> Activity {
    try crm.activities.edit(
      activity.id, by: actor ?? asha, reading(Activities.inputs, typed, by: actor ?? asha))
  }

  /// What the program noted about a customer, oldest first.
  package func notes(about customer: ID<Customer>) throws -> [String] {
    try crm.customers.profile(customer, by: asha).activities.reversed().compactMap(\.subject)
  }
}

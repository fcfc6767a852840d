package import CRM

// Callers and leads that the rules give out.
extension Shop {
  @discardableResult
  package func caller(_ name: String, _ typed: Typed = [:]) throws -> Caller {
    var draft = Callers.blank
    try reading(Callers.entryInputs, ["name": name], by: asha)(&draft)
    try reading(Callers.entryInputs, typed, by: asha)(&draft)
    return try crm.callers.add(draft, by: asha)
  }

  /// A lead of somebody new, given out by the rules.
  @discardableResult
  package func given(_ typed: Typed = [:]) throws -> Assignment {
    let lead = try unowned(typed)
    return try crm.assignments.assign(lead.id, by: asha)
  }

  /// A lead that nobody has.
  package func unowned(_ typed: Typed = [:], of person: Customer? = nil) throws -> Lead {
    let lead = try lead(of: person ?? customer("Somebody"), typed)
    return try edit(lead, ["owner": ""])
  }

  /// A document received as a source sends it.
  @discardableResult
  package func received(_ document: JSON) throws -> Receipt {
    try crm.leads.receive(Incoming(document), by: asha)
  }

  package func routing(_ typed: Typed) throws {
    try crm.routings.edit(by: asha, reading(Routings.inputs, typed, by: asha))
  }
}

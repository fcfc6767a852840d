import Storage

/// Leads that come in together. They are decided on one after the other, each knowing those before it
/// as if they were on file; their rows are written table by table at the end.
struct Admissions {
  private let office: Workspace
  private let reception: Reception
  private let event: OpenEvent
  private var acquaintances: Acquaintances
  // The rows to write.
  private var customers: Rows
  private var leads: Rows
  private var lines: Rows
  private var assignments: Rows
  private var nextCustomer: Int64
  private var nextLead: Int64
  private var nextAssignment: Int64

  init(
    _ arrivals: [Arrival], _ office: Workspace, _ reception: Reception,
    _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    self.office = office
    self.reception = reception
    self.event = event
    acquaintances = try Acquaintances(office, among: arrivals, tx)
    customers = Rows(CustomerDraft.insertion, count: arrivals.count)
    leads = Rows(LeadDraft.insertion, count: arrivals.count)
    lines = Rows(Activities.noting, count: arrivals.count)
    assignments = Rows(Assignment.insertion, count: arrivals.count)
    event.booked.reserveCapacity(arrivals.count)
    nextCustomer = try tx.nextNumber(of: "customer")
    nextLead = try tx.nextNumber(of: "lead")
    nextAssignment = try tx.nextNumber(of: "assignment")
  }

  /// Whose lead it is, whether it was here before, and who gets it.
  mutating func admit(_ arrival: Arrival, _ tx: borrowing Transaction) throws -> Receipt {
    if let earlier = try acquaintances.answer(to: arrival, tx) { return earlier }
    try arrival.lead.refuseUnsaid()
    let person = arrival.person
    let known = acquaintances.customer(person)
    let former = try known.flatMap { try acquaintances.former(of: $0, tx) }
    let customer = try known ?? enter(person, tx)
    let decision = try office.assignments.decide(tx, event) { roster in
      Question(
        state: arrival.lead.state, language: arrival.lead.language,
        exceptions: roster.exceptions(
          of: Lead(
            expected: arrival.lead, of: person, customer: customer, cameBack: former != nil,
            at: event.at)))
    } former: {
      former?.owner
    }
    let lead: ID<Lead> = ID(nextLead)
    nextLead += 1
    try enter(arrival.lead, as: lead, of: customer, cameBack: former != nil, decision, tx)
    let receipt = Receipt(
      lead: lead, caller: reception.login(of: decision.caller),
      status: decision.caller == nil ? .queued : .assigned, reason: decision.reason,
      isDuplicate: false, flags: arrival.flags)
    acquaintances.note(
      arrival, as: customer, isNew: known == nil,
      Leads.Former(owner: decision.owner, receivedAt: arrival.lead.receivedAt ?? event.at), receipt)
    return receipt
  }

  private mutating func enter(
    _ person: CustomerDraft, _ tx: borrowing Transaction
  ) throws -> ID<Customer> {
    let id: ID<Customer> = ID(nextCustomer)
    nextCustomer += 1
    let company = try person.newCompany.map { try office.companies.make($0, tx, event) }
    person.tell(&customers, id, company: company, at: event.at)
    return id
  }

  private mutating func enter(
    _ draft: LeadDraft, as lead: ID<Lead>, of customer: ID<Customer>, cameBack: Bool,
    _ decision: Decision, _ tx: borrowing Transaction
  ) throws {
    let assignment: ID<Assignment> = ID(nextAssignment)
    nextAssignment += 1
    let slate = try office.assignments.book(decision, as: assignment, tx, event)
    draft.tell(
      &leads, lead, of: customer, owner: decision.owner, cameBack: cameBack, at: reception.stage,
      now: event.at)
    try office.activities.tell(
      &lines, LeadDraft.addedLine(cameBack), customer: customer, lead: lead, event)
    decision.tell(&assignments, assignment, of: lead, slate: slate, event)
  }

  /// Writes the rows of all that were let in.
  func write(_ tx: borrowing Transaction) throws {
    try tx.add(customers)
    try tx.add(leads)
    try tx.add(lines)
    try tx.add(assignments)
  }
}

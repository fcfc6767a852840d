import Storage

/// Leads that come in together. They are decided on one after the other, each knowing those before it
/// as if they were on file; their rows are written table by table at the end.
struct Admissions {
  /// A lead that is let in: what was decided before its row is written.
  struct Admission {
    let arrival: Arrival
    let receipt: Receipt
    let customer: ID<Customer>
    let isNewCustomer: Bool
    let cameBack: Bool
    let owner: ID<Member>?
    /// The assignment's cells.
    let assignment: [Value]
  }

  private let office: Workspace
  private let reception: Reception
  private let event: OpenEvent
  private var admitted: [Admission] = []
  /// By source key.
  private var known: [String: Receipt] = [:]
  private var newcomers = Newcomers()
  private var nextCustomer: Int64
  private var nextLead: Int64
  private var nextAssignment: Int64

  init(
    _ office: Workspace, _ reception: Reception, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    self.office = office
    self.reception = reception
    self.event = event
    nextCustomer = try tx.nextNumber(of: "customer")
    nextLead = try tx.nextNumber(of: "lead")
    nextAssignment = try tx.nextNumber(of: "assignment")
  }

  /// Whose lead it is, whether it was here before, and who gets it.
  mutating func admit(_ arrival: Arrival, _ tx: borrowing Transaction) throws -> Receipt {
    if let earlier = try earlier(arrival, tx) { return earlier }
    try arrival.lead.refuseUnsaid()
    let person = arrival.person
    let known = try newcomers.known(person) { person in try office.customers.known(person, tx) }
    let customer = known ?? ID(nextCustomer)
    let former = try known.flatMap { customer in
      try newcomers.former(of: customer) { customer in try office.leads.former(of: customer, tx) }
    }
    let decision = try office.assignments.decide(
      Lead(
        expected: arrival.lead, of: person, customer: customer, cameBack: former != nil,
        at: event.at), former: former, tx, event)
    let (lead, assignment): (ID<Lead>, ID<Assignment>) = (ID(nextLead), ID(nextAssignment))
    let slate = try office.assignments.book(decision, as: assignment, tx, event)
    let login = reception.login(of: decision.caller)
    let receipt = Receipt(
      lead: lead, caller: login, status: decision.caller == nil ? .queued : .assigned,
      reason: decision.reason, isDuplicate: false, flags: arrival.flags)
    admitted.append(
      Admission(
        arrival: arrival, receipt: receipt, customer: customer,
        isNewCustomer: known == nil, cameBack: former != nil, owner: decision.owner,
        assignment: decision.cells(assignment, of: lead, slate: slate, event)))
    if let key = arrival.lead.sourceKey { self.known[key] = receipt }
    newcomers.note(
      person, as: customer, isNew: known == nil,
      Leads.Former(owner: decision.owner, receivedAt: arrival.lead.receivedAt ?? event.at))
    nextLead += 1
    nextAssignment += 1
    if known == nil { nextCustomer += 1 }
    return receipt
  }

  /// Writes the rows of all that were let in, and what the event is to say of them.
  func write(_ tx: borrowing Transaction) throws {
    var newcomers: [Value] = []
    for admission in admitted where admission.isNewCustomer {
      let person = admission.arrival.person
      let company = try person.newCompany.map { try office.companies.make($0, tx, event) }
      newcomers += person.cells(admission.customer, company: company, at: event.at)
    }
    try tx.add(CustomerDraft.insertion, newcomers)
    try tx.add(
      LeadDraft.insertion,
      admitted.flatMap { admission in
        admission.arrival.lead.cells(
          admission.receipt.lead, of: admission.customer, owner: admission.owner,
          cameBack: admission.cameBack, at: reception.stage, now: event.at)
      })
    try tx.add(
      Activities.noting,
      admitted.flatMap { admission in
        try office.activities.note(
          LeadDraft.addedLine(admission.cameBack), customer: admission.customer,
          lead: admission.receipt.lead, event)
      })
    try tx.add(Assignment.insertion, admitted.flatMap(\.assignment))
    tell()
  }

  /// Of one lead who got it, of many how many they are; and where they came from.
  private func tell() {
    let sources = Set(admitted.map(\.arrival.lead.source))
    if sources.count == 1, let source = sources.first ?? nil {
      event.facts["source"] = .string(source)
    }
    if admitted.count > 1 {
      event.facts["count"] = .integer(Int64(admitted.count))
    } else if let receipt = admitted.first?.receipt {
      event.subject = receipt.lead.number
      if let login = receipt.caller { event.facts["to"] = .string(login) }
    }
  }

  /// The lead that this one was already; nothing where it is new.
  private func earlier(_ arrival: Arrival, _ tx: borrowing Transaction) throws -> Receipt? {
    guard let key = arrival.lead.sourceKey else { return nil }
    if let receipt = known[key] { return receipt.again(arrival.flags) }
    let id: ID<Lead>? = try tx.value("SELECT id FROM lead WHERE source_key = \(key)")
    guard let id else { return nil }
    let login: String? = try tx.value(
      """
      SELECT member.login FROM lead JOIN member ON member.id = lead.owner_id
      WHERE lead.id = \(id)
      """)
    let standing = try office.assignments.standing(of: id, tx)
    return Receipt(
      lead: id, caller: login, status: standing?.status,
      reason: standing?.reason, isDuplicate: true, flags: arrival.flags)
  }
}

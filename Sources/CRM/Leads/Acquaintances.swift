import Storage

/// Who and what is known already when leads come in together: what is on file, asked once for all of
/// them, and whoever of them was let in since and is not written down yet.
struct Acquaintances {
  /// By phone, and by the address in small letters: the longest known, which are those on file.
  private var phones: [String: ID<Customer>]
  private var emails: [String: ID<Customer>]
  /// The newest lead of those who were let in.
  private var leads: [ID<Customer>: Leads.Former] = [:]
  /// By source key: the leads on file.
  private let onFile: [String: ID<Lead>]
  /// By source key: what was answered to those that were let in.
  private var answered: [String: Receipt] = [:]
  private let office: Workspace

  init(_ office: Workspace, among arrivals: [Arrival], _ tx: borrowing Transaction) throws {
    self.office = office
    phones = try office.customers.reached(by: arrivals.compactMap(\.person.phone), tx)
    emails = try office.customers.reached(by: arrivals.compactMap(\.person.email), tx)
    var onFile: [String: ID<Lead>] = [:]
    for wanted in arrivals.compactMap(\.lead.sourceKey).wanted {
      let query: SQL =
        "\(wanted) SELECT source_key, id FROM wanted CROSS JOIN lead WHERE source_key = word"
      try tx.each(query) { row in onFile[try row.next()] = try row.next() }
    }
    self.onFile = onFile
    phones.reserveCapacity(arrivals.count)
    emails.reserveCapacity(arrivals.count)
    leads.reserveCapacity(arrivals.count)
    answered.reserveCapacity(arrivals.count)
  }

  /// What is answered to a lead that is here already.
  func answer(to arrival: Arrival, _ tx: borrowing Transaction) throws -> Receipt? {
    guard let key = arrival.lead.sourceKey else { return nil }
    if let receipt = answered[key] { return receipt.again(arrival.flags) }
    guard let id = onFile[key] else { return nil }
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

  /// The customer that this person is: by phone before email.
  func customer(_ person: CustomerDraft) -> ID<Customer>? {
    if let phone = person.phone?.e164, let customer = phones[phone] { return customer }
    return (person.email?.normalised).flatMap { emails[$0] }
  }

  /// The newest lead of a customer.
  func former(
    of customer: ID<Customer>, _ tx: borrowing Transaction
  ) throws -> Leads.Former? {
    let onFile = try office.leads.former(of: customer, tx)
    guard let new = leads[customer] else { return onFile }
    if let onFile, onFile.receivedAt > new.receivedAt { return onFile }
    return new
  }

  /// Somebody was let in, with this lead.
  mutating func note(
    _ arrival: Arrival, as customer: ID<Customer>, isNew: Bool, _ lead: Leads.Former,
    _ receipt: Receipt
  ) {
    if let key = arrival.lead.sourceKey { answered[key] = receipt }
    guard isNew else {
      if leads[customer].map({ $0.receivedAt <= lead.receivedAt }) ?? true {
        leads[customer] = lead
      }
      return
    }
    leads[customer] = lead
    if let phone = arrival.person.phone?.e164 { phones[phone] = customer }
    if let email = arrival.person.email?.inASCIILetters {
      if emails[email] == nil { emails[email] = customer }
    }
  }
}

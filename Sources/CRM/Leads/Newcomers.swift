/// People who are let in, and their newest leads, while their rows are not written yet: what is asked
/// of the file is asked of them too.
struct Newcomers {
  private var phones: [String: ID<Customer>] = [:]
  private var emails: [String: ID<Customer>] = [:]
  private var leads: [ID<Customer>: Leads.Former] = [:]

  /// The customer that this person is: by phone before email, and the longest known first, which are
  /// those on file.
  func known(
    _ person: CustomerDraft, onFile: (CustomerDraft) throws -> ID<Customer>?
  ) rethrows -> ID<Customer>? {
    var byPhone = person
    byPhone.email = nil
    var byEmail = CustomerDraft()
    byEmail.email = person.email
    if let phone = person.phone?.e164 {
      if let customer = try onFile(byPhone) ?? phones[phone] { return customer }
    }
    guard let email = person.email else { return nil }
    return try onFile(byEmail) ?? emails[email.normalised]
  }

  /// The newest lead of a customer.
  func former(
    of customer: ID<Customer>, onFile: (ID<Customer>) throws -> Leads.Former?
  ) rethrows -> Leads.Former? {
    let onFile = try onFile(customer)
    guard let new = leads[customer] else { return onFile }
    if let onFile, onFile.receivedAt > new.receivedAt { return onFile }
    return new
  }

  mutating func note(
    _ person: CustomerDraft, as customer: ID<Customer>, isNew: Bool, _ lead: Leads.Former
  ) {
    if leads[customer].map({ $0.receivedAt <= lead.receivedAt }) ?? true { leads[customer] = lead }
    guard isNew else { return }
    if let phone = person.phone?.e164 { phones[phone] = phones[phone] ?? customer }
    if let email = person.email?.address.asciiLowercased {
      emails[email] = emails[email] ?? customer
    }
  }
}

import CRM

/// A new lead: of a customer on file, or of a person who may be.
enum LeadAdding {
  static let add = Command(
    "leads", "add", "adds a lead of a customer, or of a new person by --name and --phone",
    options: Leads.entryInputs.map { Option($0) }
  ) { session, words in
    try check(words)
    var entry = LeadEntry(currency: session.office.business.currency)
    try words.change(by: Leads.entryInputs, in: session)(&entry)
    let lead = try session.office.leads.add(entry, by: session.actor)
    return .record(lead, of: Lead.catalogue, session.wording)
  }

  /// What the rule of an entry says too, told by the options' names.
  private static func check(_ words: Words) throws(UsageError) {
    let person = Leads.personInputs.filter { words.has(Option($0).name) }
    guard words.has("customer") else {
      guard !person.isEmpty else {
        throw UsageError("say whose lead it is: --customer, or --name and --phone of a new person")
      }
      return
    }
    guard person.isEmpty else {
      throw UsageError("--customer is somebody on file already: leave out \(person[0].option)")
    }
  }
}

import CRM

/// A new lead: of a customer on file, or of a person who may be.
enum LeadAdding {
  private static let inputs = [Leads.currencyInput] + Leads.inputs

  /// What is asked about the person. City, state and source are the lead's too.
  private static let person = Customers.inputs.filter {
    ["name", "phone", "email", "mobile", "company", "city", "state", "source"].contains($0.name)
  }

  private static let whoIsNew = person.filter { one in
    !inputs.contains { $0.name == one.name }
  }

  private static let customer = Option(
    "customer", .required("CUSTOMER"), "whose lead it is: somebody on file")
  private static let stage = Option(
    "stage", .required("STAGE"), "where it begins; the first stage unless said")

  static let add = Command(
    "leads", "add", "adds a lead of a customer, or of a new person by --name and --phone",
    options: [customer] + whoIsNew.map { Option($0) } + [stage] + inputs.map { Option($0) }
  ) { session, words in
    let leads = session.office.leads
    var draft = LeadDraft(currency: session.office.business.currency)
    try words.change(by: inputs, in: session)(&draft)
    draft.stage = try words.value("stage").map {
      try session.office.pipelines.findStage($0).id
    }
    let lead =
      if let customer = try known(session, words) {
        try leads.add(draft, for: customer, by: session.actor)
      } else {
        try leads.add(draft, from: stranger(session, words), by: session.actor)
      }
    return .record(lead, of: Lead.catalogue, session.wording)
  }

  private static func known(_ session: Session, _ words: Words) throws -> ID<Customer>? {
    let given = whoIsNew.filter { words.has(Option($0).name) }
    guard let text = words.value("customer") else {
      guard !given.isEmpty else {
        throw UsageError("say whose lead it is: --customer, or --name and --phone of a new person")
      }
      return nil
    }
    guard given.isEmpty else {
      throw UsageError("--customer is somebody on file already: leave out \(given[0].option)")
    }
    return try session.office.customers.find(text, by: session.actor)
  }

  private static func stranger(_ session: Session, _ words: Words) throws -> CustomerDraft {
    var draft = CustomerDraft()
    try words.change(by: person, in: session)(&draft)
    return draft
  }
}

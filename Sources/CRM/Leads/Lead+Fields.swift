extension Lead {
  package static let catalogue = Catalogue<Lead>(
    noun: .lead, table: "lead", select: select, fields: fields,
    sorts: [Sort("received_at", descending: true)], shortlists: [waiting],
    words: [.init(kind: Schema.Words.customer, column: "lead.customer_id")],
    spoken: { lead in
      searchText(
        texts: [lead.customerName, lead.email, lead.companyName],
        phones: [lead.phone, lead.mobile])
    },
    id: { $0.id.number })

  /// Open, and nobody has been in touch yet. A lead is open as long as it has no day of closing.
  private static let waiting = Shortlist(
    [("status", .among(["open"])), ("first_contact_at", .absent)],
    "lead.closed_at IS NULL AND lead.first_contact_at IS NULL", by: ["owner"])

  private static let fields: [Field<Lead>] = [
    Field("id", "No.", .number, "lead.id", optional: false) { .number($0.id.number) },
    Field("customer", "Customer", .reference(.customer), "lead.customer_id", optional: false) {
      .init($0.customer.number, $0.customerName)
    },
    Field("name", "Title", .text, "lead.name") { .init($0.name) },
    Field("phone", "Phone", .text, "customer.phone") { .init($0.phone) },
    Field("email", "Email", .text, "customer.email") { .init($0.email) },
    Field("company", "Company", .text, "company.name") { .init($0.companyName) },
    Field("stage", "Stage", .reference(.stage), "lead.stage_id", indexed: true, optional: false) {
      .init($0.stage.number, $0.stageName)
    },
    Field("pipeline", "Pipeline", .reference(.pipeline), "stage.pipeline_id", optional: false) {
      .init($0.pipeline.number, $0.pipelineName)
    },
    Field(
      "status", "Status", .choice(Lead.Status.allCases.map(\.rawValue)), "lead.status",
      indexed: true, optional: false
    ) { .text($0.status.rawValue) },
    Field("value", "Value", .money, "lead.value") { .init($0.money) },
    Field("currency", "Currency", .category, "lead.currency", optional: false) {
      .text($0.currency.code)
    },
    Field("probability", "%", .number, "lead.probability", optional: false) {
      .init($0.probability)
    },
    Field(
      "temperature", "Temperature", .choice(LeadDraft.Temperature.allCases.map(\.rawValue)),
      "lead.temperature"
    ) { .init($0.temperature?.rawValue) },
    Field("source", "Source", .category, "lead.source", indexed: true) { .init($0.source) },
    Field("city", "City", .category, "lead.city") { .init($0.city) },
    Field("state", "State", .category, "lead.state", indexed: true) { .init($0.state) },
    Field("language", "Language", .category, "lead.language") { .init($0.language) },
    Field("expected_close", "Expected", .day, "lead.expected_close") { .init($0.expectedClose) },
    Field("next_step", "Next step", .text, "lead.next_step") { .init($0.nextStep) },
    Field("note", "Note", .text, "lead.note") { .init($0.note) },
    Field("owner", "Owner", .reference(.member), "lead.owner_id", indexed: true) {
      .init($0.owner?.number, $0.ownerLogin)
    },
    Field("claim", "Claim", .choice(Claim.allCases.map(\.rawValue)), Claim.column) {
      .init($0.claim?.rawValue)
    },
    Field("came_back", "Returning", .flag, "lead.came_back", optional: false) {
      .flag($0.cameBack)
    },
    Field("source_key", "Source key", .text, "lead.source_key") { .init($0.sourceKey) },
    Field("source_at", "At the source", .instant, "lead.source_at") { .init($0.sourceAt) },
    Field("raw", "As sent", .json, "lead.raw") { $0.raw.map(FieldValue.json) ?? .nothing },
    Field("custom", "More", .json, "lead.custom", optional: false) { .json($0.custom) },
    Field("received_at", "Received", .instant, "lead.received_at", indexed: true, optional: false) {
      .instant($0.receivedAt)
    },
    Field("assigned_at", "Assigned", .instant, "lead.assigned_at") { .init($0.assignedAt) },
    Field("claimed_at", "Claimed", .instant, "lead.claimed_at") { .init($0.claimedAt) },
    Field("first_contact_at", "First contact", .instant, "lead.first_contact_at") {
      .init($0.firstContactAt)
    },
    Field("closed_at", "Closed", .instant, "lead.closed_at") { .init($0.closing?.at) },
    Field("close_reason", "Why", .text, "lead.close_reason") { .init($0.closing?.reason) },
    Field("created_at", "Entered", .instant, "lead.created_at", optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "lead.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

extension Leads {
  /// What may be filled in when a lead is added or edited; its stage changes by moving it.
  package static let inputs: [Input<LeadDraft>] = [
    .line("title", \.name, upTo: 200, "what it is about").filling("name"),
    Input("value", .money, "what it may bring, such as 1250.50 or 2.5 lakh") { text, _, _ in
      let plain = text.trimmed
      guard !plain.isEmpty else { return { $0.say(nil) } }
      return { draft in
        draft.say(
          try Input<LeadDraft>.amount(plain, field: "value", currency: draft.currency))
      }
    },
    Input("probability", .number, "how likely it is won, 0 to 100; the stage sets it otherwise") {
      text, _, _ in
      guard let number = Int(text.trimmed), (0...100).contains(number) else {
        throw CRMError.invalid(field: "probability", reason: "is a whole number from 0 to 100")
      }
      return { $0.probability = number }
    },
    .choice("temperature", \.temperature, "cold, warm or hot"),
    .line("source", \.source, upTo: 50, "where it came from", kind: .category),
    .line("city", \.city, "city", kind: .category),
    .line("state", \.state, "state or province", kind: .category),
    .line("language", \.language, upTo: 50, "language they speak", kind: .category),
    .day("expected_close", \.expectedClose, "when it should be decided"),
    .line("next_step", \.nextStep, upTo: 200, "what comes next"),
    .note("note", \.note, "whatever else is known"),
    .member("owner", \.owner, "who works on it"),
    .line("source_key", \.sourceKey, upTo: 200, "the sender's own id of it: twice is once"),
    .instant("source_at", \.sourceAt, "when it happened at the source"),
    .instant("received_at", \.receivedAt, "when it came in, if not now"),
    .json("custom", \.custom, "further facts as a JSON object"),
  ]

  /// The currency is read before the amounts that are meant in it.
  package static let currencyInput = Input<LeadDraft>(
    "currency", .category, "currency of the value, such as INR"
  ) { text, _, _ in
    let currency = try Input<LeadDraft>.attempt("currency") {
      try Currency(text.trimmed.uppercased())
    }
    return { $0.restate(in: currency) }
  }

  package static let editInputs = [currencyInput] + inputs
}

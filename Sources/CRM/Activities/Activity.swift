package import Storage

/// What people fill in about something done with a customer.
package struct ActivityDraft: Hashable, Sendable {
  /// `change` is what the program itself notes: a stage left, a record made.
  package enum Kind: String, Sendable, CaseIterable { case call, email, meeting, note, change }

  /// How a call went (#91).
  package enum Outcome: String, Sendable, CaseIterable {
    case connected
    case noAnswer = "no_answer"
    case busy, voicemail
    case wrongNumber = "wrong_number"
    case callBack = "call_back"
    case notInterested = "not_interested"
    case doNotCall = "do_not_call"
  }

  package var kind: Kind = .note
  package var subject: String?
  package var description: String?
  package var outcome: Outcome?
  package var customer: ID<Customer>?
  package var lead: ID<Lead>?
  package var company: ID<Company>?
  package var at: Instant?
  package var duration: Int?

  package init() {}
}

/// A call, email, meeting or note on record (#15).
@dynamicMemberLookup
package struct Activity: Sendable {
  package let id: ID<Activity>
  package let draft: ActivityDraft
  package let at: Instant
  package let createdBy: ID<Member>
  package let createdAt: Instant
  package let customerName: String?
  package let companyName: String?
  package let authorLogin: String
  package let customerEmail: String?
  package let customerCompany: String?
  package let customerPhone: String?
  package let customerMobile: String?

  package subscript<T>(dynamicMember path: KeyPath<ActivityDraft, T>) -> T { draft[keyPath: path] }
}

extension Activity: Drafted {
  static let select = """
    SELECT activity.id, activity.kind, activity.subject, activity.description, activity.outcome,
      activity.customer_id, activity.lead_id, activity.company_id, activity.at, activity.duration,
      activity.created_by, activity.created_at, customer.name, company.name, author.login,
      customer.email, employer.name, customer.phone, customer.mobile
    FROM activity LEFT JOIN customer ON customer.id = activity.customer_id
    LEFT JOIN company employer ON employer.id = customer.company_id
    LEFT JOIN company ON company.id = activity.company_id
    LEFT JOIN member author ON author.id = activity.created_by
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = ActivityDraft()
    draft.kind = try Word(row.next()).value
    draft.subject = try row.next()
    draft.description = try row.next()
    draft.outcome = try Word.optional(row.next())
    draft.customer = try row.next()
    draft.lead = try row.next()
    draft.company = try row.next()
    at = try row.next()
    draft.at = at
    draft.duration = try row.next()
    self.draft = draft
    createdBy = try row.next()
    createdAt = try row.next()
    customerName = try row.next()
    companyName = try row.next()
    authorLogin = try row.next()
    customerEmail = try row.next()
    customerCompany = try row.next()
    customerPhone = try row.next()
    customerMobile = try row.next()
  }

  package static let catalogue = Catalogue<Activity>(
    noun: .activity, table: "activity", select: select, fields: fields,
    sorts: [Sort("at", descending: true)],
    words: [.init(kind: Schema.Words.customer, column: "activity.customer_id")],
    spoken: { activity in
      searchText(
        texts: [activity.customerName, activity.customerEmail, activity.customerCompany],
        phones: [activity.customerPhone, activity.customerMobile])
    },
    id: { $0.id.number })

  private static let fields: [Field<Activity>] = [
    Field("id", "No.", .number, "activity.id", optional: false) { .number($0.id.number) },
    Field("at", "When", .instant, "activity.at", indexed: true, optional: false) {
      .instant($0.at)
    },
    Field(
      "type", "Kind", .choice(ActivityDraft.Kind.allCases.map(\.rawValue)), "activity.kind",
      optional: false
    ) { .text($0.kind.rawValue) },
    Field("customer", "Customer", .reference(.customer), "activity.customer_id") {
      .init($0.customer?.number, $0.customerName)
    },
    Field("lead", "Lead", .reference(.lead), "activity.lead_id") { .init($0.lead?.number, "") },
    Field("company", "Company", .reference(.company), "activity.company_id") {
      .init($0.company?.number, $0.companyName)
    },
    Field("subject", "Subject", .text, "activity.subject") { .init($0.subject) },
    Field("description", "Text", .text, "activity.description") { .init($0.description) },
    Field(
      "outcome", "Outcome", .choice(ActivityDraft.Outcome.allCases.map(\.rawValue)),
      "activity.outcome"
    ) { .init($0.outcome?.rawValue) },
    Field("duration", "Minutes", .number, "activity.duration") { .init($0.duration) },
    Field("created_by", "By", .reference(.member), "activity.created_by", optional: false) {
      .reference(id: $0.createdBy.number, name: $0.authorLogin)
    },
    Field("created_at", "Entered", .instant, "activity.created_at", optional: false) {
      .instant($0.createdAt)
    },
  ]
}

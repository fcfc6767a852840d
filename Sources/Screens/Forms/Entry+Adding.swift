import CRM

extension Entry {
  /// A new record, about another one if that is said: a task of a lead, a sale to a customer of which
  /// the amount is known.
  static func adding(
    _ noun: Noun, about subject: Subject?, _ said: [String: String] = [:]
  ) -> Entry? {
    switch noun {
    case .customer:
      entering(
        \.customers, "New customer", about: nil, front: ListStyle.customers.form,
        required: ["name"])
    case .company:
      entering(
        \.companies, "New company", about: nil, front: ListStyle.companies.form,
        required: ["name"])
    case .lead: lead(about: subject)
    case .task:
      entering(
        \.tasks, "New task", about: subject,
        front: ["title", "due_date", "priority", "assignee", "description"],
        isShort: subject != nil, isQuick: true, required: ["title"])
    case .sale:
      entering(
        \.sales, "Record a sale", about: subject,
        front: subject == nil
          ? ["customer", "amount", "date", "note"] : ["amount", "date", "note", "owner"],
        isQuick: true, required: ["amount"], begin: said)
    case .activity:
      entering(
        \.activities, "Call, mail or meeting", about: subject,
        front: subject == nil
          ? ["customer", "type", "outcome", "subject", "description", "at", "duration"]
          : ["type", "outcome", "subject", "description", "at", "duration"],
        isShort: subject != nil, begin: ["type": "call"])
    case .member: addingMember
    case .rule:
      entering(
        \.rules, "New rule", about: nil, front: ["name", "filter", "callers", "active"],
        isShort: true, required: ["name", "filter", "callers"],
        completing: ListStyle.rules.completing, begin: ["active": "yes"])
    case .caller:
      entering(
        \.callers, "New caller", about: nil,
        front: ["name", "user"] + ListStyle.callers.form.dropFirst(),
        completing: ListStyle.callers.completing,
        begin: ["limit": "0", "weight": "1", "status": "active"])
    default: nil
    }
  }

  /// A note is an activity of which only the text is asked.
  static func note(about subject: Subject) -> Entry? {
    entering(
      \.activities, "Note about \(subject.name)", about: subject, front: ["description"],
      isShort: true, required: ["description"], hidden: ["type": "note"])
  }

  /// A record entered from a draft. `begin` is what fields hold at first, `hidden` what is said
  /// without being asked; who it is about is said that way too.
  private static func entering<S: Entered & SendableMetatype>(
    _ shelf: @escaping @Sendable (Workspace) -> S, _ title: String, about subject: Subject?,
    front: [String], isShort: Bool = false, isQuick: Bool = false, required: Set<String> = [],
    completing: [String: WordSource] = [:], begin: [String: String] = [:],
    hidden: [String: String] = [:]
  ) -> Entry {
    let inputs = S.entryInputs
    let hidden = hidden.merging(said(by: subject)) { own, _ in own }
    let asked = inputs.filter { hidden[$0.name] == nil }
    return Entry(
      title + name(of: subject), asked, front: front, isShort: isShort, isQuick: isQuick,
      required: required, completing: completing, texts: { _ in begin },
      save: { seat, changes in
        var draft = S.blank
        for change in try Shelf.changes(hidden, inputs, seat) + changes { try change(&draft) }
        let item = try shelf(seat.office).add(draft, by: seat.me)
        let noun = S.catalogue.noun
        return [.toast(.done("Added \(noun.title) \(item.id)")), .reveal(noun, item.id.number)]
      }, begin: begin)
  }

  private static func lead(about subject: Subject?) -> Entry {
    // Of a company one still has to say who; the company can be seen and corrected.
    let company = subject?.noun == .company ? subject?.name : nil
    let begin = company.map { ["company": $0] } ?? [:]
    let hidden = company == nil ? said(by: subject) : [:]
    let person: Set<String> = ["name", "phone", "email", "mobile", "company"]
    let inputs = Leads.entryInputs
    let asked = inputs.filter {
      hidden.isEmpty || ($0.name != "customer" && !person.contains($0.name))
    }
    let about = ["title", "value", "temperature", "source", "next_step", "expected_close"]
    let front =
      hidden.isEmpty ? ["name", "phone", "email", "company", "city", "state"] + about : about
    return Entry(
      "New lead" + name(of: subject), asked, front: front,
      texts: { _ in begin },
      save: { seat, changes in
        var entry = LeadEntry(currency: seat.office.business.currency)
        for change in try Shelf.changes(hidden, inputs, seat) + changes { try change(&entry) }
        let lead = try seat.office.leads.add(entry, by: seat.me)
        return [
          .toast(.done("Added lead \(lead.id) of \(lead.customerName)")),
          .reveal(.lead, lead.id.number),
        ]
      }, begin: begin)
  }

  /// What a subject says about a record that is added to it.
  private static func said(by subject: Subject?) -> [String: String] {
    guard let subject else { return [:] }
    switch subject.noun {
    case .customer: return ["customer": String(subject.id)]
    case .lead: return ["lead": String(subject.id)]
    case .company: return ["company": String(subject.id)]
    default: return subject.reference("customer").map { ["customer": String($0)] } ?? [:]
    }
  }

  private static func name(of subject: Subject?) -> String {
    subject.map { " · \($0.name)" } ?? ""
  }
}

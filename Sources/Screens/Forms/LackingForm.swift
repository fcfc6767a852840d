import CRM

/// A form for what a stage asks for and a lead does not have on record yet; when it is saved, the
/// move is tried again.
struct LackingForm {
  let refusal: CRMError
  /// What to do when it is filled in.
  let again: Effect

  /// Nil when the refusal is about nothing that a form could mend.
  func screen(_ seat: Seat, of lead: ID<Lead>) throws -> FormScreen? {
    guard case .lacks(let lacking, _) = refusal.bare, let first = lacking.first else { return nil }
    let id = refusal.lead ?? lead
    let item = try seat.office.leads.get(id, by: seat.me)
    let required = Set(lacking.map(\.rawValue))
    switch first {
    case .value, .city, .state, .owner, .expectedClose, .note:
      let entry = Entry.editing(.leads, id.number)
      return FormScreen(made(of: entry, required, item), focus: first.rawValue)
    case .email, .phone:
      let entry = Entry.editing(.customers, item.customer.number)
      return FormScreen(made(of: entry, required, item), focus: first.rawValue)
    case .activity, .call, .meeting, .mail:
      let subject = Subject(.lead, id.number, item.customerName)
      let type = first == .meeting ? "meeting" : first == .mail ? "email" : "call"
      return Entry.adding(.activity, about: subject).map { entry in
        FormScreen(made(of: entry, [], item, saying: ["type": type]), focus: "subject")
      }
    }
  }

  private func made(
    of entry: Entry, _ required: Set<String>, _ lead: Lead, saying begin: [String: String] = [:]
  ) -> Entry {
    let (texts, save, again) = (entry.texts, entry.save, again)
    return Entry(
      title: "\(lead.customerName): \(refusal.bare)",
      fields: entry.fields.map { field in
        var field = field
        field.isRequired = field.isRequired || required.contains(field.name)
        return field
      },
      record: entry.record,
      texts: { seat in try texts(seat).merging(begin) { _, said in said } },
      check: entry.check,
      save: { seat, typed in
        try save(seat, typed.merging(begin) { typed, _ in typed }) + [again]
      })
  }
}

extension CRMError {
  /// What was refused, of whichever record.
  fileprivate var bare: CRMError {
    if case .among(_, _, let error) = self { error.bare } else { self }
  }

  /// The one among many that it was refused of.
  fileprivate var lead: ID<Lead>? {
    if case .among(.lead, let id, _) = self { ID(id) } else { nil }
  }
}

import CRM
import Terminal

/// What can stand in a field, by its kind: the words of a choice, the names of those who work here,
/// the records that a few letters may mean.
enum Choices {
  static func words(for kind: FieldKind, _ briefing: Briefing) -> [String] {
    switch kind {
    case .choice(let words): words
    case .flag: ["yes", "no"]
    case .reference(.member): briefing.members.filter(\.active).map(\.login)
    case .reference(.stage): briefing.pipelines.flatMap(\.open).map(\.name)
    default: []
    }
  }

  static func fieldKind(_ spec: Entry.FieldSpec, _ briefing: Briefing) -> FormField.Kind {
    if spec.isNote { return .note }
    if let source = spec.completing { return .guided(isList: source.isList) }
    return switch spec.kind {
    case .choice(let words): .choice(words)
    case .flag: .flag
    case .reference: .picker
    case .day: .day
    case .text, .category, .number, .money, .instant, .json: .line
    }
  }

  static func candidates(for noun: Noun, _ text: String, _ seat: Seat) throws -> [Candidate] {
    let few = 8
    switch noun {
    case .member:
      return try seat.office.members.all().filter(\.active).filter {
        text.isBegun(in: $0.login) || text.isBegun(in: $0.name)
      }.map { Candidate(id: String($0.id.number), $0.login, hint: $0.name) }
    case .stage:
      return try seat.office.pipelines.all().flatMap(\.open).filter { text.isBegun(in: $0.name) }
        .map { Candidate(id: String($0.id.number), $0.name) }
    case .customer:
      let query = Query(filter: Choices.quoted(text), limit: few)
      return try seat.office.customers.page(query, by: seat.me).items.map { customer in
        let hint = customer.phone?.e164 ?? customer.email?.address ?? customer.companyName ?? ""
        return Candidate(id: String(customer.id.number), customer.name, hint: hint)
      }
    case .company:
      let query = Query(filter: Choices.quoted(text), limit: few)
      return try seat.office.companies.page(query, by: seat.me).items.map { company in
        Candidate(id: String(company.id.number), company.name)
      }
    case .lead:
      let query = Query(filter: "status:open \(Choices.quoted(text))", limit: few)
      return try seat.office.leads.page(query, by: seat.me).items.map { lead in
        let hint = [lead.name, lead.stageName].compactMap { $0 }.joined(separator: " · ")
        return Candidate(id: String(lead.id.number), lead.customerName, hint: hint)
      }
    default: return []
    }
  }

  /// Words as the filter language searches them, whatever characters they have.
  static func quoted(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace)
      .map { FilterTree.spelled(String($0.filter { $0 != "\"" })) }
      .filter { !$0.isEmpty && $0 != "\"\"" }.joined(separator: " ")
  }

  /// How a text was understood, where that may not be plain.
  static func reading(_ text: String, _ kind: FieldKind?, _ briefing: Briefing) -> String? {
    guard kind == .day, !text.isEmpty,
      let day = try? DateWords.day(text, today: briefing.today)
    else { return nil }
    return briefing.full(day)
  }
}

extension String {
  /// Whether a word of a text begins with this.
  fileprivate func isBegun(in text: String) -> Bool {
    text.lowercased().split(separator: " ").contains { $0.hasPrefix(lowercased()) }
  }
}

/// Errors as a form says them: without the field's name, which stands before it anyway.
enum Sentence {
  static func of(_ error: any Error, field: String) -> String {
    if case CRMError.invalid(let name, let reason) = error, name == field { return reason }
    return "\(error)"
  }
}

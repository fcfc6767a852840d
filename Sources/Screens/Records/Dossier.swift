import CRM
import Terminal

/// Everything that is shown of one record: its fields, and what hangs on it.
struct Dossier: Sendable {
  let noun: Noun
  let id: Int64
  let name: String
  /// What matters most of it, on one line.
  var summary: [Span] = []
  var parts: [Part] = []
  /// The clock of a lead that waits for a claim.
  var window: ClaimWindow?
  /// The fields by name, for the verbs.
  var fields: [String: FieldValue] = [:]

  /// Lines under a heading.
  struct Part: Sendable {
    enum Side: Sendable { case left, right }

    let title: String
    let side: Side
    var lines: [Line] = []
  }

  struct Line: Sendable {
    enum Content: Sendable {
      case fact(label: String, text: String, Role)
      case entry(when: When?, text: String, note: String, Role)
      case spark(label: String, [Int])
      /// How much of something is done.
      case bar(label: String, done: Int, of: Int, text: String)
    }

    enum When: Sendable {
      case instant(Instant)
      case day(Day)
    }

    let content: Content
    /// What Enter opens.
    var link: Link?
    /// The input that Enter edits.
    var input: String?
    /// The rows behind a figure, which Enter lists.
    var door: Door?
    /// What kind of thing happened, in a time line.
    var kind: Happened?

    func of(_ kind: Happened) -> Line {
      var line = self
      line.kind = kind
      return line
    }
  }

  /// The kinds of things on a time line, by which it can be filtered.
  enum Happened: String, CaseIterable, Sendable {
    case call, email, meeting, note, sale, task, change

    var plural: String {
      switch self {
      case .email: "mails"
      default: rawValue + "s"
      }
    }
  }

  /// A list, seen through a filter.
  struct Door: Sendable, Hashable {
    let noun: Noun
    let filter: String
  }

  struct Link: Sendable, Hashable {
    let noun: Noun
    let id: Int64
  }
}

extension Dossier.Line {
  /// What stands where nothing is on record.
  static let unknown = "–"

  var isKnown: Bool {
    if case .fact(_, Dossier.Line.unknown, _) = content { false } else { true }
  }

  static func fact(
    _ label: String, _ text: String, _ role: Role = .text, input: String? = nil,
    link: Dossier.Link? = nil, door: Dossier.Door? = nil
  ) -> Self {
    Self(content: .fact(label: label, text: text, role), link: link, input: input, door: door)
  }

  static func entry(
    _ when: When?, _ text: String, note: String = "", _ role: Role = .text,
    link: Dossier.Link? = nil
  ) -> Self {
    Self(content: .entry(when: when, text: text, note: note, role), link: link)
  }
}

extension Dossier {
  /// The dossier of a record, as the clerk puts it together.
  static func of(
    _ noun: Noun, _ id: Int64, _ seat: Seat, _ briefing: Briefing
  ) throws -> Dossier {
    switch noun {
    case .customer: try customer(ID(id), seat, briefing)
    case .lead: try lead(ID(id), seat, briefing)
    case .company: try company(ID(id), seat, briefing)
    case .member: try member(ID(id), seat, briefing)
    case .caller: try caller(ID(id), seat, briefing)
    default: try record(noun, id, seat, briefing)
    }
  }

  /// Any record: its fields one under the other.
  private static func record(
    _ noun: Noun, _ id: Int64, _ seat: Seat, _ briefing: Briefing
  ) throws -> Dossier {
    guard let style = ListStyle.of(noun) else { throw CRMError.notFound(noun, "\(id)") }
    let row = try style.shelf.row(seat, id)
    var dossier = Dossier(noun: noun, id: id, name: style.name(row))
    dossier.fields = style.shelf.values(of: row)
    dossier.parts = [
      Part(title: "", side: .left, lines: facts(style, row, briefing, leavingOut: style.hidden))
    ]
    return dossier
  }

  /// A record's own fields as lines; what can be edited is shown though it is empty.
  static func facts(
    _ style: ListStyle, _ row: Row, _ briefing: Briefing, leavingOut: Set<String> = []
  ) -> [Line] {
    style.shelf.fields.compactMap { field -> Line? in
      guard !leavingOut.contains(field.name) else { return nil }
      let value = style.shelf.value(field.name, of: row)
      let input = style.shelf.inputs.first { $0.field == field.name }
      let text = briefing.tell(value)
      let isEmpty = text.isEmpty || value == .json("{}") || value == .flag(false)
      guard !isEmpty || (input != nil && field.kind != .json && !field.label.isEmpty) else {
        return nil
      }
      var link: Link?
      if case .reference(let noun) = field.kind, case .reference(let id, _) = value,
        ListStyle.of(noun) != nil, noun != style.shelf.noun
      {
        link = Link(noun: noun, id: id)
      }
      return .fact(
        field.label, isEmpty ? Line.unknown : text, isEmpty ? .quiet : .text, input: input?.name,
        link: link)
    }
  }
}

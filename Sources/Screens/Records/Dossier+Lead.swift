import CRM
import Terminal

extension Dossier {
  /// One lead: where it stands, what is known of it, and what was done about it.
  static func lead(_ id: ID<Lead>, _ seat: Seat, _ briefing: Briefing) throws -> Dossier {
    let lead = try seat.office.leads.get(id, by: seat.me)
    let profile = try seat.office.customers.profile(lead.customer, by: seat.me)
    let style = ListStyle.leads
    let row = try style.shelf.row(seat, id.number)
    var dossier = Dossier(noun: .lead, id: id.number, name: lead.customerName)
    dossier.fields = style.shelf.values(of: row)
    dossier.summary = summary(of: lead, briefing)
    let tasks = profile.tasks.filter { $0.completedAt == nil }.map { line($0, briefing) }
    // What was done with the customer, about this lead or since it came in.
    let story = profile.activities.filter { $0.lead == id || $0.at >= lead.receivedAt }
    dossier.window = try seat.office.assignments.window(of: id)
    let routing = try AssignmentLines(of: lead, seat, briefing)
    dossier.parts = [
      Part(title: "Assignment", side: .right, lines: routing?.standing ?? []),
      Part(
        title: "", side: .left,
        lines: facts(style, row, briefing, leavingOut: housekeeping)),
      Part(title: "Candidates", side: .right, lines: routing?.candidates ?? []),
      Part(title: "Had it before", side: .right, lines: routing?.before ?? []),
      Part(title: "Tasks", side: .right, lines: tasks),
      Part(title: "Time line", side: .right, lines: story.map { line($0, briefing) }),
    ].filter { !$0.lines.isEmpty }
    return dossier
  }

  /// What the summary says, and what only the history is asked for.
  private static let housekeeping: Set<String> = [
    "id", "custom", "raw", "status", "pipeline", "source_key", "source_at", "assigned_at",
    "claimed_at", "claim", "created_at", "updated_at",
  ]

  private static func summary(of lead: Lead, _ briefing: Briefing) -> [Span] {
    var parts: [Span] = []
    let role: Role = lead.status == .won ? .good : lead.status == .lost ? .lost : .heading
    parts.append(Span(lead.stageName, Style(role, bold: true)))
    if let money = lead.money { parts.append(Span(briefing.say(money))) }
    if let owner = lead.ownerLogin { parts.append(Span(owner)) }
    if lead.status == .open, lead.firstContactAt == nil, lead.claim != .waiting {
      parts.append(Span("waits since \(briefing.ago(lead.receivedAt))", Style(.waiting)))
    }
    if let step = lead.nextStep { parts.append(Span("next: \(step)")) }
    return Array(parts.map { [$0] }.joined(separator: [Span(" · ", .quiet)]))
  }
}

import CRM
import Terminal

extension Dossier {
  /// Everything about one customer: who they are, what they bought, and what happened, newest first.
  static func customer(
    _ id: ID<Customer>, _ seat: Seat, _ briefing: Briefing
  ) throws -> Dossier {
    let profile = try seat.office.customers.profile(id, by: seat.me)
    let style = ListStyle.customers
    let row = try style.shelf.row(seat, id.number)
    var dossier = Dossier(noun: .customer, id: id.number, name: profile.customer.name)
    dossier.fields = style.shelf.values(of: row)
    dossier.summary = summary(of: profile, briefing)
    dossier.parts = [
      Part(
        title: "", side: .left,
        lines: facts(style, row, briefing, leavingOut: ["id", "name", "custom", "updated_at"])),
      sales(profile, briefing),
      Part(
        title: "Open leads", side: .left,
        lines: profile.leads.filter { $0.status == .open }.map { line($0, briefing) }),
      Part(
        title: "Tasks", side: .left,
        lines: profile.tasks.filter { $0.completedAt == nil }.map { line($0, briefing) }),
      Part(title: "Time line", side: .right, lines: timeLine(of: profile, briefing)),
    ].filter { !$0.lines.isEmpty }
    return dossier
  }

  private static func summary(of profile: Profile, _ briefing: Briefing) -> [Span] {
    let open = profile.leads.count { $0.status == .open }
    let worth = profile.lifetimeValue.map { briefing.say($0) }.joined(separator: " + ")
    let next = profile.tasks.first { $0.completedAt == nil }
    var parts = [Span(worth.isEmpty ? "nothing bought yet" : "bought \(worth)", .heading)]
    parts.append(
      Span(open == 0 ? "no open lead" : open == 1 ? "1 open lead" : "\(open) open leads"))
    if let last = profile.activities.first(where: { $0.kind != .change }) {
      parts.append(Span("last contact \(briefing.ago(last.at))"))
    }
    if let next {
      let due = next.dueDate.map { ", due \(briefing.say($0))" } ?? ""
      let isLate = next.dueDate.map { $0 < briefing.today } ?? false
      parts.append(Span("next: \(next.title)\(due)", Style(isLate ? .alarm : .text)))
    }
    return Array(parts.map { [$0] }.joined(separator: [Span(" · ", .quiet)]))
  }

  private static func sales(_ profile: Profile, _ briefing: Briefing) -> Part {
    var part = Part(title: "Sales", side: .left)
    guard !profile.sales.isEmpty else { return part }
    let worth = profile.lifetimeValue.map { briefing.say($0) }.joined(separator: " + ")
    part.lines.append(.fact("Altogether", worth, .heading))
    part.lines.append(
      Line(content: .spark(label: "12 months", months(of: profile.sales, briefing))))
    part.lines += profile.sales.prefix(5).map { sale in
      .entry(
        .day(sale.date), briefing.say(sale.amount), note: sale.note ?? "",
        link: Link(noun: .sale, id: sale.id.number))
    }
    return part
  }

  /// What was sold in each of the last twelve months, in the currency of most sales.
  private static func months(of sales: [Sale], _ briefing: Briefing) -> [Int] {
    let counts = Dictionary(grouping: sales, by: \.amount.currency).mapValues(\.count)
    let usual = counts.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    let this = briefing.today.year * 12 + briefing.today.month
    return (0..<12).map { place in
      let month = this - 11 + place
      return sales.filter {
        $0.amount.currency == usual && $0.date.year * 12 + $0.date.month == month
      }.reduce(0) { $0 + Int($1.amount.minor) }
    }
  }

  static func line(_ lead: Lead, _ briefing: Briefing) -> Line {
    let value = lead.money.map { briefing.say($0) } ?? ""
    let text = [lead.name ?? "Lead \(lead.id)", lead.stageName, value].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let role: Role = lead.status == .won ? .good : lead.status == .lost ? .lost : .text
    return .entry(
      .instant(lead.receivedAt), text, role, link: Link(noun: .lead, id: lead.id.number))
  }

  static func line(_ task: CRM.Task, _ briefing: Briefing) -> Line {
    let isLate = task.completedAt == nil && task.dueDate.map { $0 < briefing.today } ?? false
    return .entry(
      task.dueDate.map { .day($0) }, task.title, note: task.assigneeLogin ?? "",
      isLate ? .alarm : .text, link: Link(noun: .task, id: task.id.number))
  }

  /// Leads, sales, calls, notes, finished tasks and changes in one line, newest first.
  private static func timeLine(of profile: Profile, _ briefing: Briefing) -> [Line] {
    var moments: [(at: Instant, line: Line)] = profile.activities.map { activity in
      (activity.at, line(activity, briefing))
    }
    moments += profile.sales.map { sale in
      let at = briefing.business.zone.start(of: sale.date).adding(hours: 12)
      let text = "Sale of \(briefing.say(sale.amount))"
      return (
        at,
        .entry(
          .day(sale.date), text, note: sale.note ?? "", .good,
          link: Link(noun: .sale, id: sale.id.number)
        ).of(.sale)
      )
    }
    moments += profile.tasks.compactMap { task in
      task.completedAt.map { at in
        (
          at,
          .entry(
            .instant(at), "Done: \(task.title)", note: task.assigneeLogin ?? "",
            link: Link(noun: .task, id: task.id.number)
          ).of(.task)
        )
      }
    }
    return moments.sorted { $0.at > $1.at }.map(\.line)
  }

  static func line(_ activity: Activity, _ briefing: Briefing) -> Line {
    let kind = activity.kind == .change ? "" : activity.kind.rawValue.capitalisedFirst
    let outcome = activity.outcome.map { $0.rawValue.spaced } ?? ""
    let head = [kind, outcome].filter { !$0.isEmpty }.joined(separator: ", ")
    let text = [head, activity.subject ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    return .entry(
      .instant(activity.at), text, note: activity.description ?? "",
      activity.kind == .change ? .quiet : .text,
      link: activity.kind == .change ? nil : Link(noun: .activity, id: activity.id.number)
    ).of(Happened(rawValue: activity.kind.rawValue) ?? .change)
  }
}

extension String {
  /// "no_answer" as "no answer".
  var spaced: String { String(map { $0 == "_" ? " " : $0 }) }

  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

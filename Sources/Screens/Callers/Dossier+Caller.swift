import CRM
import Terminal

extension Dossier {
  /// One caller: their day against their limit, how fair it was, their month, and what they serve.
  static func caller(_ id: ID<Caller>, _ seat: Seat, _ briefing: Briefing) throws -> Dossier {
    guard let standing = try seat.office.callers.standing(of: [id], by: seat.me).first else {
      throw CRMError.notFound(.caller, "\(id)")
    }
    let caller = standing.caller
    let style = ListStyle.callers
    let row = try style.shelf.row(seat, id.number)
    let member = try seat.office.members.get(caller.member)
    func fact(_ figure: CallerFigure) throws -> Line {
      let count = try figure.count(of: member, seat, briefing)
      let role: Role = figure == .unclaimed && count > 0 ? .waiting : .text
      return .fact(figure.label, count.grouped, role, door: figure.door(of: member, briefing))
    }
    var dossier = Dossier(noun: .caller, id: id.number, name: caller.name)
    dossier.fields = style.shelf.values(of: row)
    dossier.summary = [
      Span(standing.told, Style(standing.absence == nil ? .heading : .waiting)),
      Span(caller.title.map { " · \($0)" } ?? ""),
    ]
    dossier.parts = [
      Part(
        title: "Today", side: .left,
        lines: [day(standing, member, briefing)] + (try [.open, .unclaimed].map(fact))
          + fairness(standing, member, briefing)),
      Part(
        title: "Leads of today", side: .right, lines: try leads(of: member, seat, briefing)),
      Part(title: "This month", side: .left, lines: try CallerFigure.ofMonth.map(fact)),
      Part(
        title: "Takes", side: .left,
        lines: facts(style, row, briefing, leavingOut: housekeeping) + always(caller)
          + [.fact("User", caller.login, link: Link(noun: .member, id: id.number))]),
    ].filter { !$0.lines.isEmpty }
    return dossier
  }

  /// What the other parts say, and what only the history is asked for.
  private static let housekeeping: Set<String> = [
    "id", "login", "active", "open_leads", "unclaimed", "created_at", "updated_at", "standing",
    "assigned_today", "cap", "utilisation", "fairness", "contact",
  ]

  private static func day(
    _ standing: CallerStanding, _ member: Member, _ briefing: Briefing
  ) -> Line {
    let (done, limit) = (standing.assignedToday, standing.caller.dailyLimit)
    let door = CallerFigure.today.door(of: member, briefing)
    guard limit > 0 else {
      return .fact(CallerFigure.today.label, "\(done.grouped), no limit", door: door)
    }
    var line = Line(
      content: .bar(
        label: CallerFigure.today.label, done: done, of: limit,
        text: "\(done.grouped) of \(limit.grouped)"))
    line.door = door
    return line
  }

  private static func fairness(
    _ standing: CallerStanding, _ member: Member, _ briefing: Briefing
  ) -> [Line] {
    let who = briefing.spoken(member)
    let told =
      switch standing.signedFairness.first {
      case "+": "\(standing.signedFairness) leads beyond their share"
      case "-": "\(standing.signedFairness) leads, still due to them"
      default: "just their share"
      }
    let line = Line.fact(
      "Fairness", told, door: Door(noun: .assignment, filter: "caller:\(who) counts:yes"))
    guard let seconds = standing.secondsToContact else { return [line] }
    return [
      line,
      .fact(
        "To contact", "\(CallerStanding.wait(seconds)) on average in 30 days",
        door: Door(
          noun: .lead, filter: "owner:\(who) received_at>=-30d first_contact_at:any")),
    ]
  }

  private static func always(_ caller: Caller) -> [Line] {
    caller.shift == nil ? [.fact("Shift", "always", .quiet, input: "shift")] : []
  }

  /// What came today, the newest first, and how long each customer waited or waits.
  private static func leads(
    of member: Member, _ seat: Seat, _ briefing: Briefing
  ) throws -> [Line] {
    let filter = "owner:\(member.id) assigned_at:today"
    let leads = try seat.office.leads.page(Query(filter: filter, limit: 50), by: seat.me).items
    return leads.map { lead in
      let (note, role) = wait(of: lead, briefing)
      let words = [lead.customerName, lead.state].compactMap(\.self).joined(separator: " · ")
      return .entry(
        (lead.assignedAt ?? lead.receivedAt).asWhen, words, note: note, role,
        link: Link(noun: .lead, id: lead.id.number))
    }
  }

  private static func wait(of lead: Lead, _ briefing: Briefing) -> (String, Role) {
    let since = lead.assignedAt ?? lead.receivedAt
    func wait(until end: Instant) -> String {
      CallerStanding.wait(max(0, Int(end.milliseconds(since: since) / 1000)))
    }
    switch lead.status {
    case .won: return ("won", .good)
    case .lost: return ("lost", .lost)
    case .open: break
    }
    if let contact = lead.firstContactAt {
      return ("\(lead.stageName), first contact after \(wait(until: contact))", .text)
    }
    if let claimed = lead.claimedAt { return ("claimed after \(wait(until: claimed))", .text) }
    return ("unclaimed for \(wait(until: briefing.now))", .waiting)
  }
}

extension Instant {
  fileprivate var asWhen: Dossier.Line.When { .instant(self) }
}

import CRM
import Terminal

extension Dossier {
  /// One person who works with the file: who they are, what they have to do, and what they did.
  static func member(_ id: ID<Member>, _ seat: Seat, _ briefing: Briefing) throws -> Dossier {
    let member = try seat.office.members.get(id)
    let workload = try seat.office.members.workloads(by: seat.me)[id] ?? Workload()
    let done = try seat.office.activities.page(
      Query(filter: "created_by:\(id)", limit: 50), by: seat.me
    ).items
    var dossier = Dossier(noun: .member, id: id.number, name: member.name)
    dossier.summary = [
      Span(member.role.rawValue, .heading),
      Span(member.active ? "" : " · switched off", Style(.waiting)),
    ]
    dossier.fields = ["active": .flag(member.active)]
    dossier.parts = [
      Part(
        title: "Work", side: .left,
        lines: DeskFigure.allCases.map { figure in
          let count = figure.count(workload)
          return .fact(
            figure.label, count.grouped, figure == .overdue && count > 0 ? .alarm : .text,
            door: figure.door(of: member, briefing))
        }),
      Part(
        title: "Who", side: .left,
        lines: [
          .fact("Login", member.login, input: "login"),
          .fact("Full name", member.name, input: "name"),
          .fact("Role", member.role.rawValue, input: "role"),
          .fact("May work here", member.active ? "yes" : "no", input: "active"),
          .fact("Since", briefing.tell(.instant(member.createdAt))),
        ]),
      Part(title: "What they did", side: .right, lines: done.map { told($0, briefing) }),
    ].filter { !$0.lines.isEmpty }
    return dossier
  }

  /// An activity among others of one person: with whom it was.
  private static func told(_ activity: Activity, _ briefing: Briefing) -> Line {
    var line = line(activity, briefing)
    if case .entry(let when, let text, let note, let role) = line.content {
      let who = activity.customerName ?? activity.companyName
      let words = [who, text].compactMap(\.self).joined(separator: " · ")
      line = .entry(when, words, note: note, role, link: line.link)
    }
    return line
  }
}

import CRM
import Terminal

/// The lines of a lead's page that tell who has it, why, and who had it before.
struct AssignmentLines {
  private(set) var standing: [Dossier.Line] = []
  private(set) var candidates: [Dossier.Line] = []
  private(set) var before: [Dossier.Line] = []

  /// So many are told here; the page of the reason has them all.
  private static let most = 5

  /// Nothing where no rule ever gave it to anybody.
  init?(of lead: Lead, _ seat: Seat, _ briefing: Briefing) throws {
    let why: Why
    do { why = try seat.office.assignments.why(lead.id, by: seat.me) } catch CRMError.neverAssigned
    {
      return nil
    }
    guard let newest = why.history.first else { return nil }
    standing = [
      .fact(
        "With", told(newest, lead, briefing), role(of: lead),
        link: lead.owner.map { Dossier.Link(noun: .member, id: $0.number) }),
      .fact("Level", AssignmentWords.say(newest.level)),
      .fact("Because", why.reason),
    ]
    let fates =
      why.fates.filter(\.isChosen) + why.fates.filter { $0.isEligible && !$0.isChosen }
      + why.fates.filter { !$0.isEligible && !$0.isChosen }
    candidates = fates.prefix(Self.most).map { fate in
      .fact(
        fate.name, AssignmentWords.say(fate), AssignmentWords.role(of: fate),
        link: Dossier.Link(noun: .caller, id: fate.caller.number))
    }
    let more = fates.count - candidates.count
    let key = briefing.keys.keys(of: Deed.why.rawValue).first.map { ": \($0) tells all" } ?? ""
    if more > 0 { candidates.append(.fact("…", "\(more) more\(key)", .quiet)) }
    before = why.history.dropFirst().prefix(Self.most).map { assignment in
      .entry(.instant(assignment.at), AssignmentWords.say(assignment), note: assignment.reason)
    }
  }

  private func told(_ newest: Assignment, _ lead: Lead, _ briefing: Briefing) -> String {
    guard lead.status == .open, newest.status.isStanding else {
      return AssignmentWords.say(newest)
    }
    let since = "since \(briefing.when(newest.at))"
    let name = newest.callerName ?? "nobody"
    switch lead.claim {
    case .claimed?:
      return "\(name) \(since), claimed" + (lead.claimedAt.map { " \(briefing.when($0))" } ?? "")
    case .waiting?: return "\(name) \(since), not claimed yet"
    case .queued?: return "nobody \(since): it waits for somebody"
    case nil: return "\(name) \(since)"
    }
  }

  private func role(of lead: Lead) -> Role {
    switch lead.claim {
    case .waiting?: .waiting
    case .queued?: .alarm
    case .claimed?, nil: .text
    }
  }
}

extension Assignment.Status {
  /// Whether it is how things are now.
  fileprivate var isStanding: Bool { self == .assigned || self == .claimed || self == .queued }
}

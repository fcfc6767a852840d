import CRM

/// One figure of a caller's work, and the list of the rows behind it.
enum CallerFigure: CaseIterable, Sendable {
  case today, open, unclaimed, received, handedOn, won, lost

  var label: String {
    switch self {
    case .today: "Given today"
    case .open: "Open"
    case .unclaimed: "Unclaimed"
    case .received: "Received"
    case .handedOn: "Handed on"
    case .won: "Won"
    case .lost: "Lost"
    }
  }

  static let ofMonth: [CallerFigure] = [.received, .handedOn, .won, .lost]

  func door(of caller: Member, _ briefing: Briefing) -> Dossier.Door {
    door(named: briefing.spoken(caller), briefing)
  }

  private func door(named who: String, _ briefing: Briefing) -> Dossier.Door {
    let month = briefing.today.description.prefix(7)
    return switch self {
    case .today:
      Dossier.Door(
        noun: .assignment,
        filter: "caller:\(who) counts:yes status:assigned,claimed assigned_at:today")
    case .open: Dossier.Door(noun: .lead, filter: "status:open owner:\(who)")
    case .unclaimed:
      Dossier.Door(noun: .assignment, filter: "caller:\(who) status:assigned open:yes")
    case .received:
      Dossier.Door(noun: .assignment, filter: "caller:\(who) assigned_at:\(month)")
    case .handedOn:
      Dossier.Door(
        noun: .assignment, filter: "caller:\(who) status:handed_on assigned_at:\(month)")
    case .won: DeskFigure.won.door(named: who, briefing)
    case .lost:
      Dossier.Door(noun: .lead, filter: "status:lost owner:\(who) closed_at:\(month)")
    }
  }

  /// As many as the door opens. By number, so that among thousands nobody's name is looked up.
  func count(of caller: Member, _ seat: Seat, _ briefing: Briefing) throws -> Int {
    let door = door(named: "\(caller.id)", briefing)
    guard let shelf = ListStyle.of(door.noun)?.shelf else { return 0 }
    return try shelf.count(seat, door.filter, ListScreen.countBound)
  }
}

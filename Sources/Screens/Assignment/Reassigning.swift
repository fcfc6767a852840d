import CRM
import Terminal

/// Gives leads to somebody else: by hand, or as the rules choose.
enum Reassigning {
  /// Asks to whom: each caller with their day and what they serve.
  static func asking(_ subject: Subject) -> Effect {
    .ask(
      Job(slot: "callers", urgency: .reading) { seat in
        let items = try items(seat)
        return { _, _ in
          let whose = subject.ids.count == 1 ? subject.name : "\(subject.ids.count.grouped) leads"
          return [
            .push(PickScreen("Give \(whose) to", items) { give(subject, to: Int64($0)) })
          ]
        }
      } failure: { error in
        { _, _ in [.toast(.refusal(error))] }
      })
  }

  private static func items(_ seat: Seat) throws -> [PickList.Item] {
    let standings = try seat.office.callers.standing(by: seat.me).filter(\.caller.isHere)
    let callers = Set(standings.map(\.caller.member))
    let others = try seat.office.members.all().filter { $0.active && !callers.contains($0.id) }
    let rules = PickList.Item(
      id: "", "Let the rules choose", detail: "whoever is due, but not who has it now")
    let theirs = standings.map { standing in
      PickList.Item(
        id: "\(standing.caller.id)", standing.caller.name, detail: standing.brief,
        section: "Callers")
    }
    let rest = others.map { other in
      PickList.Item(
        id: "\(other.id)", other.name, detail: other.role.rawValue,
        section: "Others who work here")
    }
    return [rules] + theirs + rest
  }

  private static func give(_ subject: Subject, to number: Int64?) -> [Effect] {
    let ids = subject.ids.map { ID<Lead>($0) }
    let owner = number.map { ID<Member>($0) }
    return [ids.count == 1 ? giving(ids[0], subject.name, to: owner) : trying(ids, to: owner)]
  }

  private static func giving(
    _ id: ID<Lead>, _ name: String, to owner: ID<Member>?
  ) -> Effect {
    .ask(
      .deed { seat in
        let made = try seat.office.assignments.reassign(id, to: owner, by: seat.me)
        guard let who = made.callerName else {
          return [.toast(.note("\(name) waits now: \(Unassigned.why(made.reason))"))]
        }
        return [.toast(.done("\(name) → \(who); u takes it back"))]
      })
  }

  /// Many change hands only after it was said how many go to whom.
  private static func trying(_ ids: [ID<Lead>], to owner: ID<Member>?) -> Effect {
    .ask(
      Job(slot: "preview", urgency: .reading) { seat in
        let moves = try seat.office.assignments.preview(ids, to: owner, by: seat.me)
        let change = Handover(moves)
        let standing = try owner.flatMap { owner in
          try seat.office.callers.standing(by: seat.me).first { $0.caller.member == owner }
        }
        return { _, _ in
          guard change.count > 0 else {
            return [.toast(.note("Nothing changes: they are all there already"))]
          }
          return [.push(question(ids, change, standing, to: owner))]
        }
      } failure: { error in
        { _, _ in [.toast(.refusal(error))] }
      })
  }

  private static func question(
    _ ids: [ID<Lead>], _ change: Handover, _ standing: CallerStanding?, to owner: ID<Member>?
  ) -> ConfirmScreen {
    let leads = change.count == 1 ? "1 lead changes" : "\(change.count.grouped) leads change"
    var words = ["\(change.told).", change.before]
    if change.staying > 0 { words.append("\(change.staying.grouped) stay where they are.") }
    if let standing, standing.caller.dailyLimit > 0 {
      let would = standing.assignedToday + change.count
      words.append(
        "\(standing.caller.name) has \(standing.assignedToday) of "
          + "\(standing.caller.dailyLimit) today and would have up to \(would).")
    }
    return ConfirmScreen(
      "\(leads) hands", words.joined(separator: " "), yes: "Give", no: "Keep",
      [
        .ask(
          .deed { seat in
            let count = try seat.office.assignments.reassign(ids, to: owner, by: seat.me)
            let what = count == 1 ? "1 lead" : "\(count.grouped) leads"
            return [.toast(.done("\(what): \(change.told); u takes it back"))]
          })
      ])
  }
}

extension CallerStanding {
  /// "12 of 30 today · Karnataka, Kerala · Kannada"
  fileprivate var brief: String {
    let limit = caller.dailyLimit
    let day = limit == 0 ? "\(assignedToday) today" : "\(assignedToday) of \(limit) today"
    let parts: [String?] = [
      absence, day, caller.states.joined(separator: ", "), caller.languages.joined(separator: ", "),
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

import CRM

/// What is done to those who take leads.
enum CallerDeeds {
  /// Pauses whoever is active, and the other way round; of many, all become what the one in focus is
  /// not.
  static func pausing(_ subject: Subject) -> Effect {
    let ids = subject.ids.map { ID<Caller>($0) }
    return .ask(
      .deed { seat in
        let callers = seat.office.callers
        let pauses = try callers.get(ids[0], by: seat.me).status == .active
        guard ids.count == 1 else {
          let count = try callers.edit(ids, by: seat.me) { $0.status = pauses ? .paused : .active }
          let who = "\(count.grouped) callers"
          return [.toast(.done(pauses ? "Paused \(who)" : "\(who) take leads again"))]
        }
        if pauses {
          let caller = try callers.pause(ids[0], by: seat.me)
          return [.toast(.done("\(caller.name) is paused: no lead goes there; u takes it back"))]
        }
        let caller = try callers.resume(ids[0], by: seat.me)
        return [.toast(.done("\(caller.name) takes leads again"))]
      })
  }

  /// Those who have open leads can only go when those are handed on: it is asked, with whom they would
  /// go to.
  static func delete(_ subject: Subject) -> [Effect] {
    let ids = subject.ids.map { ID<Caller>($0) }
    return [
      .ask(
        .deed { seat in
          let callers = seat.office.callers
          let open = try ids.reduce(0) { try $0 + callers.get($1, by: seat.me).openLeads }
          if open > 0 { return [.push(try handingOn(subject, open, seat))] }
          guard ids.count == 1 else { return RecordDeeds.delete(subject) }
          try callers.delete(ids[0], by: seat.me)
          return [.toast(.done("\(subject.name) takes no leads any more; u brings back"))]
        })
    ]
  }

  private static func handingOn(
    _ subject: Subject, _ open: Int, _ seat: Seat
  ) throws -> ConfirmScreen {
    let ids = subject.ids.map { ID<Caller>($0) }
    let moves = try seat.office.callers.previewLeaving(
      ids, limit: ListScreen.countBound, by: seat.me)
    let what = open == 1 ? "1 open lead" : "\(open.grouped) open leads"
    let isOne = ids.count == 1
    let who = isOne ? subject.name : "\(ids.count.grouped) callers"
    return ConfirmScreen(
      "\(who) \(isOne ? "has" : "have") \(what)",
      "They would be handed on: \(Handover(moves).told).", yes: "Hand on and delete", no: "Keep",
      [
        .ask(
          .deed { seat in
            if isOne {
              try seat.office.callers.deleteHandingOn(ids[0], by: seat.me)
            } else {
              try seat.office.callers.deleteHandingOn(ids, by: seat.me)
            }
            let goes = "\(who) \(isOne ? "takes" : "take") no leads any more"
            return [.toast(.done("\(goes), \(what) went on; u takes back"))]
          })
      ])
  }
}

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

  /// One who has open leads can only go when those are handed on: it is asked, with whom they would
  /// go to.
  static func delete(_ subject: Subject) -> [Effect] {
    guard subject.marked.isEmpty else { return RecordDeeds.delete(subject) }
    let id = ID<Caller>(subject.id)
    return [
      .ask(
        .deed { seat in
          let open = try seat.office.leads.count("status:open owner:\(id)", by: seat.me)
          guard open > 0 else {
            try seat.office.callers.delete(id, by: seat.me)
            return [.toast(.done("\(subject.name) takes no leads any more; u brings back"))]
          }
          return [.push(try handingOn(subject, open, seat))]
        })
    ]
  }

  private static func handingOn(
    _ subject: Subject, _ open: Int, _ seat: Seat
  ) throws -> ConfirmScreen {
    let id = ID<Caller>(subject.id)
    let query = Query(filter: "status:open owner:\(id)", limit: ListScreen.countBound)
    let leads = try seat.office.leads.page(query, by: seat.me).items.map(\.id)
    let moves = try seat.office.assignments.preview(leads, to: nil, by: seat.me)
    let what = open == 1 ? "1 open lead" : "\(open.grouped) open leads"
    return ConfirmScreen(
      "\(subject.name) has \(what)", "They would be handed on: \(Handover(moves).told).",
      yes: "Hand on and delete", no: "Keep",
      [
        .ask(
          .deed { seat in
            try seat.office.callers.deleteHandingOn(id, by: seat.me)
            return [
              .toast(
                .done("\(subject.name) takes no leads any more, \(what) went on; u takes back"))
            ]
          })
      ])
  }
}

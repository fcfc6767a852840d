import CRM

/// Gives out the leads that wait for somebody, when it was asked how many and in which order.
enum HandingOut {
  static var asking: Effect {
    .ask(
      Job(slot: "hand out", urgency: .reading) { seat in
        let count = try Unassigned.count(seat)
        return { _, _ in
          guard count > 0 else { return [.toast(.note("No lead waits for a caller"))] }
          return [.push(question(count))]
        }
      } failure: { error in
        { _, _ in [.toast(.refusal(error))] }
      })
  }

  private static func question(_ count: Int) -> ConfirmScreen {
    let what = count == 1 ? "1 lead" : "\(Unassigned.told(count)) leads"
    return ConfirmScreen(
      "Hand \(what) to callers?",
      "By the rules, as far as somebody is free. What fits nobody goes on waiting.",
      [
        .init("Oldest first", "o", [draining(.oldest)]),
        .init("By value", "v", [draining(.value)]), .init("Keep", "n", []),
      ])
  }

  private static func draining(_ order: Assignments.QueueOrder) -> Effect {
    .ask(
      .deed { seat in
        let made = try seat.office.assignments.drainQueue(
          order: order, limit: 100_000, all: true, by: seat.me)
        let names = made.map(\.callerName)
        let gains = Dictionary(grouping: names.compactMap(\.self)) { $0 }.mapValues(\.count)
        let told = gains.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .prefix(3).map { "\($0.value.grouped) to \($0.key)" }.joined(separator: ", ")
        let out = made.isEmpty ? "Nobody is free" : "\(made.count.grouped) handed out: \(told)"
        let words = [out, try waiting(seat)].compactMap(\.self).joined(separator: "; ")
        return [.toast(made.isEmpty ? .note(words) : .done(words))]
      })
  }

  /// How many go on waiting, and why most of them do as things stand now.
  private static func waiting(_ seat: Seat) throws -> String? {
    let count = try Unassigned.count(seat)
    guard count > 0 else { return nil }
    let query = Query(filter: ListView.unassigned.filter, limit: 30)
    let leads = try seat.office.leads.page(query, by: seat.me).items
    let reasons = try leads.map { lead in
      Unassigned.why(try seat.office.assignments.trial(lead.draft, by: seat.me).reason)
    }
    let counts = Dictionary(grouping: reasons) { $0 }.mapValues(\.count)
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    let word = count == 1 ? "waits" : "wait"
    return "\(Unassigned.told(count)) still \(word): \(most)"
  }
}

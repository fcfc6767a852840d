import CRM
import Terminal

/// What goes out: each effect of an update, carried out in the frame or wished of the world.
extension App {
  mutating func carryOut(_ effects: [Effect], from id: Int) -> [Wish] {
    effects.flatMap { carryOut($0, from: id) }
  }

  private mutating func carryOut(_ effect: Effect, from id: Int) -> [Wish] {
    guard let briefing else { return [] }
    switch effect {
    case .ask(let job):
      lastTicket += 1
      asked["\(id) \(job.slot)"] = lastTicket
      return [.ask(Clerk.Ticket(layer: id, number: lastTicket, job: job))]
    case .push(let screen): return push(screen)
    case .leave:
      for section in stacks.keys {
        // The first page of a section stays.
        if let place = stacks[section]?.firstIndex(where: { $0.id == id }), place > 0 {
          stacks[section]?.remove(at: place)
        }
      }
      return []
    case .go(let section): return enter(section)
    case .list(.member, _): return enterUsers()
    case .list(let noun, let filter): return list(noun, briefing) { $0.show(filter: filter, $1) }
    case .look(let noun, let view): return list(noun, briefing) { list, _ in list.choose(view) }
    case .keep(let settings): return keep(settings)
    case .show(let noun, let id): return push(RecordPage(noun, id))
    case .reveal(let noun, let id): return reveal(noun, id)
    case .perform(let deed): return perform(deed)
    case .toast(let word):
      let seconds = word.role == .alarm ? 12 : 6
      toast = (word, briefing.now.adding(seconds: seconds))
      return []
    case .below(let change):
      guard let place = stack.firstIndex(where: { $0.id == id }), place > 0 else { return [] }
      let effects = change(&stack[place - 1].screen, briefing)
      return carryOut(effects, from: stack[place - 1].id)
    case .quit:
      hasEnded = true
      return []
    case .copy, .ring, .notify, .wear, .capturesMouse, .repaint, .suspend, .write:
      return [.outward(effect)]
    }
  }

  /// The list of a noun on its section's first page; one without a section lies over the customers.
  private mutating func list(
    _ noun: Noun, _ briefing: Briefing, _ change: (inout ListScreen, Briefing) -> [Effect]
  ) -> [Wish] {
    guard let style = ListStyle.of(noun) else { return [] }
    let home = Section.of(noun)
    section = home ?? Section.below(noun)
    stack = Array(stack.prefix(1))
    if stack.isEmpty { _ = push(section.page(briefing)) }
    if home == nil { _ = push(ListScreen(style)) }
    return onTop { screen, briefing in
      guard var list = screen as? ListScreen else { return [] }
      let effects = change(&list, briefing)
      screen = list
      return effects
    }
  }

  private mutating func reveal(_ noun: Noun, _ id: Int64) -> [Wish] {
    guard let briefing else { return [] }
    var wishes: [Wish] = []
    for place in stack.indices {
      let layer = stack[place].id
      let effects = stack[place].screen.reveal(noun, id, briefing)
      wishes += carryOut(effects, from: layer)
    }
    return wishes
  }
}

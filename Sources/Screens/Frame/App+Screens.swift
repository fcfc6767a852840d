import CRM
import Terminal

/// The screens of the sections: entered, laid one over the other, told what changed and answered.
extension App {
  mutating func enter(_ section: Section) -> [Wish] {
    self.section = section
    guard let briefing else { return [] }
    // Whoever presses the number of the room they are in wants its first page.
    if stack.isEmpty {
      return push(section.page(briefing))
    }
    layOut()
    return loadAll()
  }

  /// Everything of the section that is shown, what lies below the top too: it comes to light again.
  mutating func loadAll() -> [Wish] {
    guard let briefing else { return [] }
    var wishes: [Wish] = []
    for layer in stack {
      guard let place = stack.firstIndex(where: { $0.id == layer.id }) else { continue }
      let effects = stack[place].screen.load(briefing)
      wishes += carryOut(effects, from: layer.id)
    }
    return wishes
  }

  /// The team lies over the callers.
  mutating func enterUsers() -> [Wish] {
    let wishes = enter(.callers)
    return top is UsersScreen ? wishes : wishes + push(UsersScreen())
  }

  /// The settings, where the keys begin.
  mutating func enterKeys() -> [Wish] {
    let wishes = enter(.settings)
    return wishes
      + onTop { screen, briefing in
        guard var settings = screen as? SettingsScreen else { return [] }
        settings.goToKeys(briefing)
        screen = settings
        return []
      }
  }

  mutating func push(_ screen: any Screen) -> [Wish] {
    guard let briefing, !isOpen(screen) else { return [] }
    lastLayer += 1
    var layer = Layer(id: lastLayer, screen: screen)
    layer.screen.lay(out: contentArea)
    let effects = layer.screen.load(briefing)
    stack.append(layer)
    return carryOut(effects, from: layer.id)
  }

  /// Who presses a key twice before its form is there is asked once.
  private func isOpen(_ screen: any Screen) -> Bool {
    guard let form = screen as? FormScreen, let open = top as? FormScreen else { return false }
    return form.title == open.title && form.entry.record == open.entry.record
  }

  mutating func layOut() {
    let area = contentArea
    stacks = stacks.mapValues { layers in
      layers.map { layer in
        var layer = layer
        layer.screen.lay(out: area)
        return layer
      }
    }
  }

  mutating func onTop(_ change: (inout any Screen, Briefing) -> [Effect]) -> [Wish] {
    guard let briefing, let place = stack.indices.last else { return [] }
    let id = stack[place].id
    let effects = change(&stack[place].screen, briefing)
    return carryOut(effects, from: id)
  }

  /// Everything that can be seen is told what changed; a section that is not shown loads anew when it
  /// is entered.
  mutating func tell(_ changes: Touched) -> [Wish] {
    guard let briefing else { return [] }
    var wishes: [Wish] = []
    for place in stack.indices {
      let id = stack[place].id
      let effects = stack[place].screen.changed(changes, briefing)
      wishes += carryOut(effects, from: id)
    }
    return wishes
  }

  mutating func answered(_ id: Int, _ reply: Job.Reply) -> [Wish] {
    guard let briefing else { return [] }
    for section in stacks.keys {
      guard let place = stacks[section]?.firstIndex(where: { $0.id == id }) else { continue }
      let effects = stacks[section]![place].screen.answer(reply, briefing)
      return carryOut(effects, from: id)
    }
    // The screen is gone; what was done is told all the same.
    var nobody: any Screen = Nobody()
    return carryOut(reply(&nobody, briefing), from: 0)
  }
}

extension Screen {
  /// Lets an answer change the screen it was asked by.
  fileprivate mutating func answer(_ reply: Job.Reply, _ briefing: Briefing) -> [Effect] {
    var screen: any Screen = self
    let effects = reply(&screen, briefing)
    if let mine = screen as? Self { self = mine }
    return effects
  }
}

/// Where the answer goes of a screen that was left meanwhile.
private struct Nobody: Screen {
  var title: String { "" }
  var contexts: [String] { [] }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) {}
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }
  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {}
}

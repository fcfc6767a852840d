import CRM
package import Terminal

/// The whole of what is on the screen: the sections, the pages and overlays on them, a word of what
/// just happened. Pure: messages come in, wishes go out.
package struct App: Sendable {
  /// A screen in its place, with a number by which answers find it.
  struct Layer: Sendable {
    let id: Int
    var screen: any Screen
  }

  /// What an update wants of the world around it.
  enum Wish: Sendable {
    case ask(Clerk.Ticket)
    case outward(Effect)
  }

  var size: Size
  var briefing: Briefing?
  var section = Section.today
  /// The screens of each section, its page first, the one on top last.
  var stacks: [Section: [Layer]] = [:]
  var toast: (word: Toast, until: Instant)?
  /// What can be told while the file is being opened.
  var opening = Opening()
  /// Why there is no file to work with.
  package private(set) var failure: (any Error)?
  package private(set) var hasEnded = false
  private var lastLayer = 0
  private var lastTicket = 0
  /// The newest question of each layer and slot: older answers are dropped.
  private var asked: [String: Int] = [:]
  /// What came in before it could be told what it is for.
  private var held: [Happening] = []
  /// What this user has set for themselves.
  private(set) var settings: ScreenSettings
  /// How many leads wait for one's claim, for the window's title.
  var unclaimed = 0

  /// Whether the new file is filled with a business to look at before anything else.
  private let wantsDemonstration: Bool

  package init(
    size: Size, settings: ScreenSettings = ScreenSettings(), wantsDemonstration: Bool = false
  ) {
    self.size = size
    self.wantsDemonstration = wantsDemonstration
    self.settings = settings
  }

  var contentArea: Rect { Rect(size).top(size.height - 2).0.top(2).rest }

  var stack: [Layer] {
    get { stacks[section] ?? [] }
    set { stacks[section] = newValue }
  }

  var top: (any Screen)? { stack.last?.screen }

  // MARK: What comes in

  mutating func take(_ happening: Happening, at now: Instant) -> [Wish] {
    briefing?.now = now
    if mustWait(happening) {
      held.append(happening)
      return []
    }
    return heed(happening)
  }

  /// Takes what had to wait, as far as it can be taken now.
  mutating func resume() -> [Wish] {
    var wishes: [Wish] = []
    while let next = held.first, !isUnsettled {
      held.removeFirst()
      wishes += heed(next)
    }
    return wishes
  }

  private var isUnsettled: Bool { briefing == nil || top?.isSettling == true }

  /// Keys keep their order, and none acts on what is only there until the next answer. Ctrl-C takes
  /// back what waits.
  private mutating func mustWait(_ happening: Happening) -> Bool {
    switch happening {
    case .key(.control("c")):
      held = []
      return false
    case .key, .paste, .click, .wheel: return isUnsettled || !held.isEmpty
    case .resize, .resumed, .ended, .hungUp: return false
    }
  }

  private mutating func heed(_ happening: Happening) -> [Wish] {
    switch happening {
    case .key(let key): return press(key)
    case .paste(let text): return onTop { screen, briefing in screen.paste(text, briefing) }
    case .click(let place): return onTop { screen, briefing in screen.point(at: place, briefing) }
    case .wheel(let steps, _):
      return (0..<min(abs(steps), 10)).flatMap { _ in perform(steps > 0 ? .down : .up) }
    case .resize(let size):
      self.size = size
      layOut()
      return loadAll()
    case .resumed: return [.outward(.repaint)]
    case .ended, .hungUp:
      hasEnded = true
      return []
    }
  }

  mutating func take(_ answer: Clerk.Answer) -> [Wish] {
    switch answer {
    case .opening(let progress):
      opening.take(progress)
      return []
    case .ready(let briefing):
      self.briefing = equipped(briefing)
      return enter(section) + (wantsDemonstration ? push(Welcome.demonstration) : [])
    case .briefed(let briefing):
      self.briefing = equipped(briefing)
      return []
    case .failed(let reason):
      failure = reason
      hasEnded = true
      return []
    case .changed(let changes): return tell(changes)
    case .assigned(let news): return hear(news)
    case .reply(let layer, let slot, let number, let urgency, let reply):
      let key = "\(layer) \(slot)"
      if urgency != .deed {
        guard asked[key] == number else { return [] }
        asked[key] = nil
      }
      return answered(layer, reply)
    }
  }

  /// Time went by; true if something on the screen may have to change for it.
  mutating func tick(_ now: Instant) -> Bool {
    guard let before = briefing?.now else { return opening.tick(now) }
    var changes = before.milliseconds / 60_000 != now.milliseconds / 60_000
    if let toast, toast.until <= now {
      self.toast = nil
      changes = true
    }
    briefing?.now = now
    return changes || turns(before, now)
  }

  private func equipped(_ briefing: Briefing) -> Briefing {
    var briefing = briefing
    briefing.own = settings
    briefing.keys = KeyMap(Deed.table, changes: settings.keys)
    return briefing
  }

  /// What was set holds from now on; the world keeps it, and wears another theme.
  private mutating func keep(_ settings: ScreenSettings) -> [Wish] {
    let wears = settings.theme != self.settings.theme
    self.settings = settings
    briefing = briefing.map(equipped)
    return (wears ? [.outward(.wear(settings.theme.name))] : []) + [.outward(.keep(settings))]
  }

  private mutating func press(_ key: Key) -> [Wish] {
    guard let briefing, let screen = top else {
      if key == .control("c") || key == .character("q") { hasEnded = true }
      return []
    }
    if toast?.word.role == .alarm { toast = nil }
    if screen.isWriting {
      var heard: [Effect]?
      let wishes = onTop { screen, briefing in
        heard = screen.write(key, briefing)
        return heard ?? []
      }
      if heard != nil { return wishes }
      // Letters are text there; only the other keys can be commands.
      if case .character = key { return [] }
    }
    guard let name = briefing.keys.action(for: key, in: contexts(of: screen)),
      let deed = Deed(rawValue: name)
    else { return [] }
    return perform(deed)
  }

  /// Where a key may mean something, the nearest first.
  func contexts(of screen: any Screen) -> [String] {
    screen.contexts + (screen.subject.map { [$0.noun.title, "record"] } ?? []) + ["everywhere"]
  }

  mutating func perform(_ deed: Deed) -> [Wish] {
    guard let briefing, let layer = stack.last else { return [] }
    if let reason = refusal(of: deed, layer.screen, briefing) {
      return carryOut([.toast(.refusal(reason))], from: layer.id)
    }
    var effects: [Effect]?
    let wishes = onTop { screen, briefing in
      effects = screen.perform(deed, briefing)
      return effects ?? []
    }
    if effects != nil { return wishes }
    if let effects = RecordDeeds.perform(deed, on: layer.screen.subject, briefing) {
      return carryOut(effects, from: layer.id)
    }
    return performAnywhere(deed, layer, briefing)
  }

  /// Why a deed can't be done now.
  func refusal(of deed: Deed, _ screen: any Screen, _ briefing: Briefing) -> String? {
    screen.refusal(of: deed, briefing) ?? RecordDeeds.refusal(of: deed, screen.subject, briefing)
  }

  /// What is the same on every screen.
  private mutating func performAnywhere(
    _ deed: Deed, _ layer: Layer, _ briefing: Briefing
  ) -> [Wish] {
    if let section = Section.allCases.first(where: { $0.deed == deed }) { return enter(section) }
    switch deed {
    case .palette: return carryOut([.push(PaletteScreen.make(self, briefing))], from: layer.id)
    case .help: return carryOut([.push(HelpScreen.make(self, briefing))], from: layer.id)
    case .undo, .redo: return carryOut([.ask(HistoryDeeds.job(deed))], from: layer.id)
    case .back:
      return stack.count > 1 ? carryOut([.leave], from: layer.id) : []
    case .quit:
      if stack.count > 1 { return carryOut([.leave], from: layer.id) }
      hasEnded = true
      return []
    case .goCompanies: return carryOut([.list(.company, filter: "")], from: layer.id)
    case .goActivities: return carryOut([.list(.activity, filter: "")], from: layer.id)
    case .goAssignments: return carryOut([.list(.assignment, filter: "")], from: layer.id)
    case .goUsers: return enterUsers()
    case .theme: return carryOut([.push(ThemePick.screen(briefing))], from: layer.id)
    case .keys: return enterKeys()
    case .takeNext: return carryOut([ClaimDeeds.takeNext], from: layer.id)
    case .suspend: return [.outward(.suspend)]
    case .repaint: return [.outward(.repaint)]
    case .mouse: return [.outward(.capturesMouse(true))]
    default: return []
    }
  }

  // MARK: Screens

  private mutating func enter(_ section: Section) -> [Wish] {
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
  private mutating func loadAll() -> [Wish] {
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
  private mutating func enterUsers() -> [Wish] {
    let wishes = enter(.callers)
    return top is UsersScreen ? wishes : wishes + push(UsersScreen())
  }

  /// The settings, where the keys begin.
  private mutating func enterKeys() -> [Wish] {
    let wishes = enter(.settings)
    return wishes
      + onTop { screen, briefing in
        guard var settings = screen as? SettingsScreen else { return [] }
        settings.goToKeys(briefing)
        screen = settings
        return []
      }
  }

  private mutating func push(_ screen: any Screen) -> [Wish] {
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

  private mutating func layOut() {
    let area = contentArea
    stacks = stacks.mapValues { layers in
      layers.map { layer in
        var layer = layer
        layer.screen.lay(out: area)
        return layer
      }
    }
  }

  private mutating func onTop(_ change: (inout any Screen, Briefing) -> [Effect]) -> [Wish] {
    guard let briefing, let place = stack.indices.last else { return [] }
    let id = stack[place].id
    let effects = change(&stack[place].screen, briefing)
    return carryOut(effects, from: id)
  }

  /// Everything that can be seen is told what changed; a section that is not shown loads anew when it
  /// is entered.
  private mutating func tell(_ changes: Touched) -> [Wish] {
    guard let briefing else { return [] }
    var wishes: [Wish] = []
    for place in stack.indices {
      let id = stack[place].id
      let effects = stack[place].screen.changed(changes, briefing)
      wishes += carryOut(effects, from: id)
    }
    return wishes
  }

  private mutating func answered(_ id: Int, _ reply: Job.Reply) -> [Wish] {
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

  // MARK: What goes out

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
    section = home ?? (noun == .assignment ? .callers : .customers)
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

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
  package internal(set) var hasEnded = false
  var lastLayer = 0
  var lastTicket = 0
  /// The newest question of each layer and slot: older answers are dropped.
  var asked: [String: Int] = [:]
  /// What came in before it could be told what it is for.
  private var held: [Happening] = []
  /// What this user has set for themselves.
  private(set) var settings: ScreenSettings
  /// Made while the file is being opened.
  private var keys: KeyMap
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
    keys = KeyMap(Deed.table, changes: settings.keys)
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
    case .unassigned(let count):
      briefing?.unassigned = count
      return []
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
    briefing.keys = keys
    return briefing
  }

  /// What was set holds from now on; the world keeps it, and wears another theme.
  mutating func keep(_ settings: ScreenSettings) -> [Wish] {
    let wears = settings.theme != self.settings.theme
    self.settings = settings
    keys = KeyMap(Deed.table, changes: settings.keys)
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
    case .goRules: return carryOut([.list(.rule, filter: "")], from: layer.id)
    case .goUnassigned: return carryOut([.look(.lead, .unassigned)], from: layer.id)
    case .handOut: return carryOut([HandingOut.asking], from: layer.id)
    case .theme: return carryOut([.push(ThemePick.screen(briefing))], from: layer.id)
    case .keys: return enterKeys()
    case .takeNext: return carryOut([ClaimDeeds.takeNext], from: layer.id)
    case .suspend: return [.outward(.suspend)]
    case .repaint: return [.outward(.repaint)]
    case .mouse: return [.outward(.capturesMouse(true))]
    default: return []
    }
  }
}

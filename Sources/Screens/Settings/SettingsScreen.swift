import CRM
import Terminal

/// Everything that can be set, on one page: the business, its pipelines, the saved views, and what is
/// only one's own: the theme and the keys.
struct SettingsScreen: Screen {
  private(set) var known = SettingsKnown()
  private var view = DossierView()
  /// The selection is what a line is about, wherever the line stands by now.
  private(set) var chosen = SettingsItem.business("name")
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)
  private(set) var subject: Subject?

  var title: String { "Settings" }
  var contexts: [String] { ["settings", "list", "record"] }
  var hints: [Deed] {
    switch chosen {
    case .business, .users, .routing, .rules, .replay, .theme, .alert: [.open, .nextPart]
    case .newPipeline: [.open, .nextPart]
    case .pipeline: [.edit, .add, .delete, .nextPart]
    case .stage: [.edit, .add, .delete, .stageUp, .stageDown, .nextPart]
    case .view: [.open, .edit, .delete, .nextPart]
    case .key: [.open, .resetKey, .nextPart]
    }
  }

  mutating func lay(out area: Rect) { self.area = area }
  private var body: Rect { area.top(2).rest }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    rebuild(briefing)
    return [
      .ask(
        .read("views", for: SettingsScreen.self) { seat in
          try SettingsKnown(seat)
        } then: { screen, known, briefing in
          screen.known = known
          screen.rebuild(briefing)
          return []
        })
    ]
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    let depends = Briefing.nouns.union([.view, .routing, .rule])
    return touched.nouns.isDisjoint(with: depends) ? [] : load(briefing)
  }

  /// Shows the lines as they are now, the same one chosen, or else the one in its place.
  private mutating func rebuild(_ briefing: Briefing) {
    let sheet = SettingsSheet(briefing, known)
    view.show(sheet.dossier)
    if let place = sheet.items.firstIndex(of: chosen) { view.select(place) }
    settle(sheet, briefing)
  }

  private mutating func settle(_ sheet: SettingsSheet, _ briefing: Briefing) {
    view.keepInSight(in: body, briefing)
    chosen = sheet.items[view.selected]
    subject = chosen.subject(briefing, known.views)
  }

  private mutating func move(_ briefing: Briefing, _ step: (inout DossierView) -> Void) -> [Effect]
  {
    rebuild(briefing)
    step(&view)
    settle(SettingsSheet(briefing, known), briefing)
    return []
  }

  mutating func choose(_ item: SettingsItem, _ briefing: Briefing) {
    chosen = item
    rebuild(briefing)
  }

  /// To the first of the keys.
  mutating func goToKeys(_ briefing: Briefing) {
    if let deed = Deed.table.first.flatMap({ Deed(rawValue: $0.name) }) {
      choose(.key(deed), briefing)
    }
  }

  // MARK: What is done here

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: return move(briefing) { $0.move(-1) }
    case .down: return move(briefing) { $0.move(1) }
    case .pageUp:
      let page = body.height
      return move(briefing) { $0.move(-page) }
    case .pageDown:
      let page = body.height
      return move(briefing) { $0.move(page) }
    case .first: return move(briefing) { $0.move(-10_000) }
    case .last: return move(briefing) { $0.move(10_000) }
    case .nextPart, .right: return move(briefing) { $0.nextPart() }
    case .left: return move(briefing) { $0.previousPart() }
    case .stageUp, .stageDown:
      return shift(deed == .stageUp ? -1 : 1, briefing)
    case .open, .edit, .add, .delete, .resetKey:
      return SettingsDeeds(chosen, known.views).perform(deed, briefing)
    default: return nil
    }
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    if deed.isOfLists { return "The settings are no list: Tab goes from group to group" }
    return SettingsDeeds(chosen, known.views).refusal(of: deed, briefing)
  }

  /// A click chooses a line; one more opens it.
  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    rebuild(briefing)
    guard let line = view.line(at: place, in: body, briefing) else { return [] }
    if line == view.selected { return [.perform(.open)] }
    return move(briefing) { $0.select(line) }
  }

  private func shift(_ steps: Int, _ briefing: Briefing) -> [Effect] {
    guard case .stage(let id) = chosen else { return [] }
    return SettingsDeeds.move(id, by: steps, briefing)
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let (head, body) = area.top(2)
    grid.write(title, fitting: head.row(0).inset(1), .heading)
    if case .key(let deed) = chosen {
      let help = head.row(0).left(title.columns + 4).rest
      grid.write(deed.action.help, fitting: help.left(help.width - 1).0, .quiet)
    }
    // What was set a moment ago is in the briefing already.
    var view = view
    view.show(SettingsSheet(briefing, known).dossier)
    view.draw(into: &grid, body, briefing, hasFocus: true)
  }
}

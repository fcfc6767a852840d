import CRM
import Terminal

/// One record on a page of its own: the person left, their story right; every line can be opened.
struct RecordPage: Screen {
  let noun: Noun
  let id: Int64
  private var view = DossierView()
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ noun: Noun, _ id: Int64) {
    self.noun = noun
    self.id = id
  }

  var title: String { view.dossier?.name ?? noun.title.capitalisedFirst }
  var contexts: [String] { [noun.plural, noun.title, "list", "record"] }
  var isSettling: Bool { view.dossier == nil }
  var subject: Subject? {
    view.dossier.map { Subject(noun, id, $0.name, $0.fields) }
  }

  var hints: [Deed] {
    switch noun {
    case .customer: [.log, .note, .addTask, .addSale, .addLead, .edit]
    case .lead: ClaimDeeds.hints(of: subject) + [.stage, .log, .addTask, .win, .lose, .edit, .why]
    case .task: [.finish, .edit, .customer]
    case .company: [.open, .addLead, .addTask, .log, .edit]
    case .member: [.open, .edit, .switchUser]
    case .caller: [.open, .edit, .pause, .delete, .history]
    default: [.edit, .customer, .delete]
    }
  }

  var windows: [ClaimWindow] { [view.dossier?.window].compactMap(\.self) }

  mutating func lay(out area: Rect) {
    self.area = area
  }

  private var body: Rect { area.top(3).rest }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    let (noun, id) = (noun, id)
    return [
      .ask(
        .read("record", for: RecordPage.self) { seat in
          try Dossier.of(noun, id, seat, briefing)
        } failing: { page, error in
          // Deleted, here or by somebody else.
          [.leave, .toast(.refusal(error))]
        } then: { page, dossier, briefing in
          page.view.show(dossier)
          page.view.keepInSight(in: page.body, briefing)
          return []
        })
    ]
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: view.move(-1)
    case .down: view.move(1)
    case .pageUp: view.move(-body.height)
    case .pageDown: view.move(body.height)
    case .first: view.move(-10_000)
    case .last: view.move(10_000)
    case .nextPart, .right, .left: view.nextPart()
    case .open: return open(briefing)
    case .copy: return copy()
    case .views: return [.push(kinds)]
    case .back where view.kind != nil: view.show(only: nil)
    default: return nil
    }
    view.keepInSight(in: body, briefing)
    return []
  }

  /// A click chooses a line; one more opens it.
  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    guard let line = view.line(at: place, in: body, briefing) else { return [] }
    if line == view.selected { return open(briefing) }
    view.select(line)
    return []
  }

  /// Opens what the chosen line is about: another record, or the field to edit.
  private func open(_ briefing: Briefing) -> [Effect] {
    guard let line = view.selection else { return [] }
    if let door = line.door { return [.list(door.noun, filter: door.filter)] }
    // Where there is both, the other record is nearer at hand than its name in a form.
    if let link = line.link { return [.show(link.noun, link.id)] }
    if let input = line.input, let subject {
      if let reason = RecordDeeds.refusal(of: .edit, subject, briefing) {
        return [.toast(.refusal(reason))]
      }
      return [FormScreen.editing(noun, id, at: input, briefing)]
    }
    return []
  }

  /// Which kind of happenings the time line is to show.
  private var kinds: PickScreen {
    let items = (view.whole?.kinds ?? []).map { kind in
      PickList.Item(id: kind.rawValue, kind.plural.capitalisedFirst)
    }
    return PickScreen("Show on the time line", [.init(id: "", "Everything")] + items) { id in
      [
        .below { screen, _ in
          guard var page = screen as? RecordPage else { return [] }
          page.view.show(only: Dossier.Happened(rawValue: id))
          screen = page
          return []
        }
      ]
    }
  }

  private func copy() -> [Effect] {
    guard case .fact(_, let text, _)? = view.selection?.content else { return [] }
    return [.copy(text), .toast(.done("Copied \(text)"))]
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    guard let dossier = view.dossier else { return }
    let (head, body) = area.top(3)
    grid.write(dossier.name, fitting: head.row(0).inset(1), .heading)
    let kind = noun.title
    grid.write(kind, fitting: head.row(0).inset(1), .quiet, rightAligned: true)
    let room = briefing.draw(dossier.window, into: &grid, head.inset(1))
    grid.write(dossier.summary, head.x + 1, head.y + 1, in: room)
    view.draw(into: &grid, body, briefing, hasFocus: true)
  }
}

import CRM
import Terminal

/// A list of one noun: live, filtered as one types, sorted, marked, with what is known of the
/// selected record beside it where the window is wide.
struct ListScreen: Screen {
  let style: ListStyle
  var view: ListView
  /// What was typed on top of the view.
  var filter = ""
  /// The filter while it is being typed.
  var prompt: FilterPrompt?
  var window = RowWindow()
  var marked: Set<Int64> = []
  /// How many rows the filter has; beyond the bound only that there are more.
  var count: Int?
  var isLoading = true
  /// What is wrong with the filter; the rows are those of the last one that was right.
  var complaint: FilterError?
  var detail: DetailPane
  var cell: CellEditor?
  /// Whether it shows what a board below it shows.
  var isOfBoard = false
  /// Whether a cell is being opened or saved.
  var isCellPending = false
  /// Whether all rows are about to be marked: what is done next is done to them.
  private var isMarking = false
  /// The part of another list that was asked for and is not here yet.
  var beginning: Part?
  private(set) var area = Rect(x: 0, y: 0, width: 80, height: 20)

  /// No list is counted further: nobody reads past it, and it keeps the count quick.
  static let countBound = 10_000

  init(_ style: ListStyle, view: ListView? = nil) {
    self.style = style
    self.view = view ?? style.views[0]
    detail = DetailPane(style.shelf.noun)
  }

  var noun: Noun { style.shelf.noun }
  var title: String { view.name }
  var isWriting: Bool { prompt != nil || cell != nil }
  var isSettling: Bool { (beginning != nil && prompt == nil) || isCellPending || isMarking }
  var contexts: [String] {
    if prompt != nil { return ["prompt"] }
    return (isOfBoard ? ["board"] : []) + [noun.plural, noun.title, "list", "record"]
  }

  var subject: Subject? {
    guard let row = window.selection else { return nil }
    var subject = Subject(noun, row.id, style.name(row), style.shelf.values(of: row))
    subject.marked = marked.sorted()
    return subject
  }

  var windows: [ClaimWindow] { detailArea.isEmpty ? [] : detail.windows }

  var hints: [Deed] {
    if prompt != nil { return [.complete] }
    return view.hints.isEmpty ? style.hints : view.hints
  }

  mutating func lay(out area: Rect) {
    self.area = area
    window.height = max(1, tableArea.height - 1)
    window.keepInSight()
  }

  // MARK: What is done here

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: return move(-1, briefing)
    case .down: return move(1, briefing)
    case .pageUp: return move(1 - window.height, briefing)
    case .pageDown: return move(window.height - 1, briefing)
    case .first:
      if window.isAtStart { return move(-window.rows.count, briefing) }
      return [pageJob(.first)]
    case .last:
      if !window.hasNext { return move(window.rows.count, briefing) }
      return [pageJob(.last)]
    case .open: return window.selection.map { [open($0)] } ?? []
    case .filter:
      prompt = FilterPrompt(filter)
      return []
    case .views: return [.push(Picks.views(of: style, briefing))]
    case .keepView: return [.push(Picks.keeping(view, filter: filter, of: style))]
    case .sort: return [.push(Picks.order(of: style))]
    case .reverse: return order(by: reversed)
    case .columns: return [.push(Picks.columns(of: style, view))]
    case .mark: return mark(briefing)
    case .markAll: return markAll()
    case .copy: return window.selection.map { copy($0) } ?? []
    case .inline: return beginCell(briefing)
    case .add: return [FormScreen.adding(noun, about: nil, briefing)]
    case .asTable where isOfBoard: return backToBoard()
    case .duplicates: return noun == .customer ? [.push(DuplicatesScreen())] : nil
    case .back: return stepBack()
    case .left, .previousView: return walkViews(-1)
    case .right, .nextView, .nextPart: return walkViews(1)
    default: return nil
    }
  }

  /// The row's own page, or that of the record which it is about.
  private func open(_ row: Row) -> Effect {
    if let field = style.opens, let noun = style.shelf.field(field)?.kind.referred,
      case .reference(let id, _) = style.shelf.value(field, of: row)
    {
      return .show(noun, id)
    }
    return .show(noun, row.id)
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    guard deed == .keepView, !Noun.listed.contains(noun) else { return nil }
    return "\(noun.plural.capitalisedFirst) have their own few views: none is saved beside them"
  }

  /// Up or down, and the rows that are about to come into sight.
  private mutating func move(_ steps: Int, _ briefing: Briefing) -> [Effect] {
    window.move(by: steps)
    return nearby() + detailJobs(briefing)
  }

  mutating func nearby() -> [Effect] {
    guard !isLoading else { return [] }
    if window.wantsNext { return [pageJob(.next)] }
    if window.wantsPrevious { return [pageJob(.previous)] }
    return []
  }

  /// Shows the list through another filter, from its beginning.
  mutating func show(filter: String, _ briefing: Briefing) -> [Effect] {
    view = ListView(style.everything.name, "", sort: view.sort)
    self.filter = filter
    return begin()
  }

  mutating func choose(_ view: ListView) -> [Effect] {
    self.view = view
    filter = ""
    return begin()
  }

  mutating func show(columns: [String]) -> [Effect] {
    view.columns = columns
    return []
  }

  mutating func order(by sort: Sort) -> [Effect] {
    view.sort = sort
    return begin()
  }

  private var reversed: Sort {
    let sort = view.sort ?? style.shelf.sorts[0]
    return Sort(sort.field, descending: !sort.descending)
  }

  mutating func begin() -> [Effect] {
    marked = []
    return [pageJob(.first), countJob()]
  }

  /// Shows a record that was just made, if the list has it near its beginning.
  mutating func reveal(_ noun: Noun, _ id: Int64, _ briefing: Briefing) -> [Effect] {
    guard noun == self.noun else { return [] }
    return window.select(id: id) ? detailJobs(briefing) : [pageJob(.finding(id)), countJob()]
  }

  private mutating func mark(_ briefing: Briefing) -> [Effect] {
    guard let row = window.selection else { return [] }
    if marked.remove(row.id) == nil { marked.insert(row.id) }
    return move(1, briefing)
  }

  /// All rows of the filter, or none again. What is marked is known one by one, so that what is done
  /// to them is done to just those that were counted.
  private mutating func markAll() -> [Effect] {
    guard marked.isEmpty else {
      marked = []
      return []
    }
    let page = style.shelf.page
    var query = Query(filter: wholeFilter, sort: view.sort ?? style.shelf.sorts.first)
    query.limit = ListScreen.countBound
    isMarking = true
    return [
      .ask(
        .read("marks", for: ListScreen.self) { [query] seat in
          let page = try page(seat, query)
          return (ids: page.rows.map(\.id), isAll: !page.hasNext)
        } failing: { list, error in
          list.isMarking = false
          return list.fail(error)
        } then: { list, found, _ in
          list.isMarking = false
          guard found.isAll else {
            let most = ListScreen.countBound.grouped
            return [.toast(.refusal("More than \(most) rows: filter them first"))]
          }
          list.marked = Set(found.ids)
          return []
        })
    ]
  }

  private func copy(_ row: Row) -> [Effect] {
    let text = style.copied(row)
    guard !text.isEmpty else { return [.toast(.note("There is nothing to copy in this row"))] }
    return [.copy(text), .toast(.done("Copied \(text)"))]
  }

  /// The board shows what was filtered here.
  private func backToBoard() -> [Effect] {
    let filter = filter
    return [
      .below { screen, _ in
        guard var board = screen as? BoardScreen else { return [] }
        board.filter = filter
        let effects = board.begin()
        screen = board
        return effects
      }, .leave,
    ]
  }

  /// Takes back the last thing that changed what the list shows; nil when there is none.
  private mutating func stepBack() -> [Effect]? {
    if !marked.isEmpty {
      marked = []
      return []
    }
    if !filter.isEmpty {
      filter = ""
      return begin()
    }
    if view.filter != style.views[0].filter { return choose(style.views[0]) }
    return nil
  }

  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    if headArea.contains(place), prompt == nil, filter.isEmpty {
      return tabs.tab(at: place.x, in: headArea.inset(1)).map { chooseTab($0) } ?? []
    }
    let line = place.y - tableArea.y - 1
    guard tableArea.contains(place), line >= 0 else { return [] }
    let before = window.selected
    window.select(line: line)
    if window.selected == before { return perform(.open, briefing) ?? [] }
    return detailJobs(briefing)
  }

  // MARK: Room

  var isSplit: Bool { area.width >= 110 }

  var headArea: Rect { area.top(1).0 }
  private var body: Rect { area.top(1).rest }
  var tableArea: Rect { isSplit ? body.left(area.width * 3 / 5).0 : body }
  var detailArea: Rect {
    isSplit ? body.left(area.width * 3 / 5).rest : Rect(x: 0, y: 0, width: 0, height: 0)
  }
}

extension FieldKind {
  /// The noun that a reference is to.
  fileprivate var referred: Noun? { if case .reference(let noun) = self { noun } else { nil } }
}

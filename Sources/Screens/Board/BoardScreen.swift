import CRM
import Terminal

/// A pipeline as a board: a column a stage, a card a lead, moved from stage to stage.
struct BoardScreen: Filtered {
  /// The pipeline that was chosen; else the first.
  var pipeline: ID<Pipeline>?
  var lanes: [Lane] = []
  /// The chosen lane; behind the last one are the leads that were closed this month.
  var place = 0
  var closedPlace = 0
  /// How many leads were won and lost this month.
  var closed: (won: Int, lost: Int)?
  var marked: Set<Int64> = []
  /// Whether another filter is asked for than that of the cards that are held.
  var isOther = false
  var filter = ""
  var prompt: FilterPrompt?
  var complaint: FilterError?
  private(set) var area = Rect(x: 0, y: 0, width: 80, height: 20)

  let style = ListStyle.leads
  var shelf: Shelf { style.shelf }

  var title: String { "Pipeline" }
  var isWriting: Bool { prompt != nil }
  var contexts: [String] { prompt != nil ? ["prompt"] : ["board", "list"] }
  var hints: [Deed] {
    if prompt != nil { return [.complete] }
    return [.nextStage, .previousStage, .open, .stage, .win, .lose, .filter, .asTable, .pipelines]
  }

  var lane: Lane? { lanes.indices.contains(place) ? lanes[place] : nil }

  var subject: Subject? {
    guard let row = lane?.window.selection else { return nil }
    var subject = Subject(.lead, row.id, style.name(row), shelf.values(of: row))
    subject.marked = marked.sorted()
    return subject
  }

  func chosen(_ briefing: Briefing) -> Pipeline? {
    briefing.pipelines.first { $0.id == pipeline } ?? briefing.pipelines.first
  }

  // MARK: Room

  mutating func lay(out area: Rect) {
    self.area = area
    for place in lanes.indices { lanes[place].window.height = cardsInSight }
  }

  /// How many cards a lane shows; a card is two lines and a gap.
  var cardsInSight: Int { max(1, (area.height - 5) / 3) }

  // MARK: What is done here

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: return move(-1)
    case .down: return move(1)
    case .pageUp: return move(1 - max(2, cardsInSight))
    case .pageDown: return move(max(2, cardsInSight) - 1)
    case .left: return turn(-1)
    case .right, .nextPart: return turn(1)
    case .first: return lane?.window.isAtStart == false ? partJob(.first) : move(-10_000)
    case .last: return lane?.window.hasNext == true ? partJob(.last) : move(10_000)
    case .open: return open(briefing)
    case .filter:
      prompt = FilterPrompt(filter)
      return []
    case .mark: return mark()
    case .markAll: return markAll()
    case .copy: return copy()
    case .add: return [FormScreen.adding(.lead, about: nil, briefing)]
    case .pipelines: return [.push(choosing(briefing))]
    case .asTable: return chosen(briefing).map { [.push(table(of: $0))] } ?? []
    case .back: return stepBack()
    default: return nil
    }
  }

  private mutating func move(_ steps: Int) -> [Effect] {
    guard lanes.indices.contains(place) else {
      closedPlace = min(max(0, closedPlace + steps), 1)
      return []
    }
    lanes[place].window.move(by: steps)
    return nearby()
  }

  private mutating func turn(_ step: Int) -> [Effect] {
    place = min(max(0, place + step), lanes.count)
    return nearby()
  }

  private mutating func nearby() -> [Effect] {
    guard let window = lane?.window else { return [] }
    if window.wantsNext { return partJob(.next) }
    if window.wantsPrevious { return partJob(.previous) }
    return []
  }

  private func open(_ briefing: Briefing) -> [Effect] {
    if lanes.indices.contains(place) {
      return subject.map { [.show(.lead, $0.id)] } ?? []
    }
    guard let stage = chosen(briefing)?.stage(closedPlace == 0 ? .won : .lost) else { return [] }
    let month = briefing.today.description.prefix(7)
    let closed = "stage:\(stage.id) closed_at:\(month)"
    return [.list(.lead, filter: ListScreen.join(closed, filter) ?? closed)]
  }

  private mutating func mark() -> [Effect] {
    guard let row = lane?.window.selection else { return [] }
    if marked.remove(row.id) == nil { marked.insert(row.id) }
    return move(1)
  }

  /// All cards of the lane, or none again.
  private mutating func markAll() -> [Effect] {
    guard marked.isEmpty, let window = lane?.window else {
      marked = []
      return []
    }
    guard window.isAtStart, !window.hasNext else {
      return [.toast(.refusal("More cards than are held here: b shows them as a table"))]
    }
    marked = Set(window.rows.map(\.id))
    return []
  }

  private func copy() -> [Effect] {
    guard let row = lane?.window.selection else { return [] }
    let text = style.copied(row)
    guard !text.isEmpty else { return [.toast(.note("There is nothing to copy on this card"))] }
    return [.copy(text), .toast(.done("Copied \(text)"))]
  }

  private mutating func stepBack() -> [Effect]? {
    if !marked.isEmpty {
      marked = []
      return []
    }
    guard !filter.isEmpty else { return nil }
    filter = ""
    complaint = nil
    return begin()
  }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? { writeFilter(key, briefing) }
  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] { pasteFilter(text) }

  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    guard let found = board(briefing).place(at: place, in: boardArea) else { return [] }
    let before = (self.place, lane?.window.selected, closedPlace)
    self.place = found.column
    if lanes.indices.contains(found.column) {
      let window = lanes[found.column].window
      lanes[found.column].window.move(
        by: held(in: window).lowerBound + found.card - window.selected)
    } else {
      closedPlace = min(found.card, 1)
    }
    let isSame = before == (self.place, lane?.window.selected, closedPlace)
    return isSame ? open(briefing) : nearby()
  }

  // MARK: Other looks

  private func choosing(_ briefing: Briefing) -> PickScreen {
    let present = chosen(briefing)?.id
    let items = briefing.pipelines.map { pipeline in
      PickList.Item(
        id: "\(pipeline.id)", pipeline.name,
        detail: pipeline.id == present
          ? "shown" : pipeline.open.map(\.name).joined(separator: " → "))
    }
    return PickScreen("Pipelines", items) { id in
      [
        .below { screen, briefing in
          guard var board = screen as? BoardScreen else { return [] }
          let effects = board.choose(id, briefing)
          screen = board
          return effects
        }
      ]
    }
  }

  private mutating func choose(_ id: String, _ briefing: Briefing) -> [Effect] {
    guard let pipeline = briefing.pipelines.first(where: { "\($0.id)" == id }) else { return [] }
    self.pipeline = pipeline.id
    lanes = []
    marked = []
    closed = nil
    place = 0
    return load(briefing)
  }

  /// The same leads as a list.
  private func table(of pipeline: Pipeline) -> ListScreen {
    let view = ListView(pipeline.name, "status:open pipeline:\(pipeline.id)")
    var list = ListScreen(style.with([view]))
    list.filter = filter
    list.isOfBoard = true
    return list
  }
}

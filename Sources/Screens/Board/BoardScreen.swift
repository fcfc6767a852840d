import CRM
import Terminal

/// A pipeline as a board: a column a stage, a card a lead, moved from stage to stage.
struct BoardScreen: Filtered {
  /// The pipeline that was chosen; else the first.
  private(set) var pipeline: ID<Pipeline>?
  private(set) var lanes: [Lane] = []
  /// The chosen lane; behind the last one are the leads that were closed this month.
  private(set) var place = 0
  private(set) var closedPlace = 0
  /// How many leads were won and lost this month.
  private(set) var closed: (won: Int, lost: Int)?
  private(set) var marked: Set<Int64> = []
  /// Whether another filter is asked for than that of the cards that are held.
  private var isOther = false
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

  // MARK: Loading

  mutating func lay(out area: Rect) {
    self.area = area
    for place in lanes.indices { lanes[place].window.height = cardsInSight }
  }

  /// How many cards a lane shows; a card is two lines and a gap.
  private var cardsInSight: Int { max(1, (area.height - 5) / 3) }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    layLanes(briefing)
    return [cardsJob(), tallyJob(), closedJob(briefing)] + countJobs()
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    touched.nouns.isDisjoint(with: style.depends.union([.pipeline, .requirement]))
      ? [] : load(briefing)
  }

  /// A lane for each open stage; what a lane holds stays while its stage does.
  private mutating func layLanes(_ briefing: Briefing) {
    let stages = chosen(briefing)?.open ?? []
    lanes = stages.map { stage in
      var lane = Lane(stage)
      if let old = lanes.first(where: { $0.stage.id == stage.id }) {
        lane.window = old.window
        lane.tally = old.tally
        lane.count = old.count
        lane.isFetching = old.isFetching
      }
      lane.window.height = cardsInSight
      return lane
    }
    place = min(place, lanes.count)
  }

  /// What the lanes hold, as it is now; or, for another filter, their beginnings.
  private func cardsJob() -> Effect {
    let isOther = isOther
    let selection = isOther ? nil : lane?.window.selection
    let reading = LaneReading(
      queries: lanes.map { ($0.stage.id, isOther ? $0.query(.first, filter) : $0.again(filter)) },
      focus: selection?.id, cursor: selection?.cursor)
    let shelf = shelf
    return .ask(
      .read("cards", for: BoardScreen.self) { seat in
        try reading.read(seat, shelf)
      } failing: { board, error in
        board.fail(error)
      } then: { board, answer, _ in
        isOther ? board.begin(with: answer) : board.take(answer, focus: reading.focus)
        return []
      })
  }

  private mutating func begin(with answer: LaneReading.Answer) {
    isOther = false
    complaint = nil
    for place in lanes.indices {
      if let page = answer.pages[lanes[place].stage.id] { lanes[place].window.begin(with: page) }
    }
  }

  /// The chosen card stays chosen, in whichever lane it is now.
  private mutating func take(_ answer: LaneReading.Answer, focus: Int64?) {
    complaint = nil
    let isStill = focus != nil && lane?.window.selection?.id == focus
    for place in lanes.indices {
      if let page = answer.pages[lanes[place].stage.id] { lanes[place].window.replace(with: page) }
    }
    guard isStill, let focus else { return }
    for place in lanes.indices where lanes[place].window.select(id: focus) {
      self.place = place
      return
    }
  }

  /// Another part of the chosen lane.
  private mutating func partJob(_ part: Lane.Part) -> [Effect] {
    guard let lane, !lane.isFetching else { return [] }
    let (shelf, stage, query) = (shelf, lane.stage.id, lane.query(part, filter))
    let typed = filter
    let edge = part == .next ? lane.window.rows.last?.id : lane.window.rows.first?.id
    lanes[place].isFetching = true
    return [
      .ask(
        .read("more \(stage)", for: BoardScreen.self) { seat in
          try shelf.page(seat, query)
        } failing: { board, error in
          board.endFetching(stage)
          return board.fail(error)
        } then: { board, page, _ in
          board.endFetching(stage)
          guard let place = board.lanes.firstIndex(where: { $0.stage.id == stage }) else {
            return []
          }
          // What the part was to be put beside may have gone meanwhile.
          let rows = board.lanes[place].window.rows
          let now = part == .next ? rows.last?.id : rows.first?.id
          guard board.filter == typed, !board.isOther else { return [] }
          if part == .first || part == .last || now == edge { board.lanes[place].take(page, part) }
          return []
        })
    ]
  }

  /// A filter's mistake stands under it; the place is counted from where it was typed.
  private mutating func fail(_ error: any Error) -> [Effect] {
    guard let error = error as? FilterError else { return [.toast(.refusal(error))] }
    let stage = lanes.first.map { $0.filter("") } ?? ""
    complaint = error.counted(from: ListScreen.joint(stage))
    return []
  }

  private mutating func endFetching(_ stage: ID<Stage>) {
    guard let place = lanes.firstIndex(where: { $0.stage.id == stage }) else { return }
    lanes[place].isFetching = false
  }

  private func tallyJob() -> Effect {
    .ask(
      .read("tally", for: BoardScreen.self, urgency: .idle) { seat in
        try seat.office.reports.make(.pipeline, by: seat.me).rows
      } then: { board, rows, briefing in
        let tallies = StageTally.all(rows, briefing.business.currency)
        let pipeline = board.chosen(briefing)?.name
        for place in board.lanes.indices {
          let stage = board.lanes[place].stage.name
          board.lanes[place].tally = tallies.first {
            $0.stage == stage && $0.pipeline == pipeline
          }
        }
        return []
      })
  }

  private func closedJob(_ briefing: Briefing) -> Effect {
    let pipeline = chosen(briefing)
    let (won, lost) = (pipeline?.stage(.won)?.id, pipeline?.stage(.lost)?.id)
    let month = Period.thisMonth(until: briefing.today)
    return .ask(
      .read("closed", for: BoardScreen.self, urgency: .idle) { seat in
        try seat.office.reports.closed(over: month, by: seat.me)
      } then: { board, counts, _ in
        board.closed = (won.flatMap { counts[$0] } ?? 0, lost.flatMap { counts[$0] } ?? 0)
        return []
      })
  }

  /// How many cards the filter leaves in each lane.
  private mutating func countJobs() -> [Effect] {
    guard !filter.allSatisfy(\.isWhitespace) else {
      for place in lanes.indices { lanes[place].count = nil }
      return []
    }
    let (shelf, filters) = (shelf, lanes.map { ($0.stage.id, $0.filter(filter)) })
    return [
      .ask(
        .read("counts", for: BoardScreen.self, urgency: .idle) { seat in
          try filters.map { ($0, try shelf.count(seat, $1, ListScreen.countBound)) }
        } failing: { _, _ in
          []
        } then: { board, counts, _ in
          for (stage, count) in counts {
            guard let place = board.lanes.firstIndex(where: { $0.stage.id == stage }) else {
              continue
            }
            board.lanes[place].count = count
          }
          return []
        })
    ]
  }

  mutating func begin() -> [Effect] {
    marked = []
    isOther = true
    return [cardsJob()] + countJobs()
  }

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

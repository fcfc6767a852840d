import CRM
import Terminal

/// What the board asks of the file, and what it makes of the answers.
extension BoardScreen {
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
  mutating func partJob(_ part: Lane.Part) -> [Effect] {
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
}

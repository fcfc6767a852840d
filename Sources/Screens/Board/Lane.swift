import CRM

/// One stage on the board: the part of its leads that is held, and how much stands in it.
struct Lane: Sendable {
  let stage: Stage
  var window = RowWindow()
  var tally: StageTally?
  /// How many the filter leaves; nothing while there is none.
  var count: Int?
  /// Whether more of its cards are being looked up.
  var isFetching = false

  init(_ stage: Stage) { self.stage = stage }

  /// Its leads that the filter leaves; in an open stage all are open.
  func filter(_ typed: String) -> String {
    ListScreen.join("stage:\(stage.id)", typed) ?? ""
  }

  /// Which part of it is asked for.
  enum Part: Sendable { case first, last, next, previous }

  func query(_ part: Part, _ typed: String) -> Query {
    var query = Query(filter: filter(typed), sort: Lane.order, limit: window.chunk)
    switch part {
    case .first: break
    case .last:
      query.fromEnd = true
      query.limit += 1
    case .next: query.after = window.rows.last?.cursor
    case .previous:
      query.before = window.rows.first?.cursor
      query.limit += 1
    }
    return query
  }

  /// What is held, as it is now.
  func again(_ typed: String) -> Query {
    Query(
      filter: filter(typed), sort: Lane.order, limit: max(window.rows.count, window.chunk),
      after: window.start)
  }

  mutating func take(_ page: RowPage, _ part: Part) {
    switch part {
    case .first: window.begin(with: page)
    case .last: window.begin(with: page, atEnd: true)
    case .next: window.append(page)
    case .previous: window.prepend(page)
    }
  }

  static let order = Sort("received_at", descending: true)
}

/// What the board asks of the file: every lane at once, so that a card is never in two.
struct LaneReading: Sendable {
  let queries: [(stage: ID<Stage>, query: Query)]
  /// The chosen card, which is found again wherever it went.
  let focus: Int64?
  let cursor: String?

  struct Answer: Sendable {
    var pages: [ID<Stage>: RowPage] = [:]
  }

  func read(_ seat: Seat, _ shelf: Shelf) throws -> Answer {
    var answer = Answer()
    for (stage, query) in queries { answer.pages[stage] = try shelf.page(seat, query) }
    guard let focus, let cursor,
      !answer.pages.values.contains(where: { page in page.rows.contains { $0.id == focus } }),
      let stage = try stage(of: focus, seat, shelf),
      let query = queries.first(where: { $0.stage == stage })?.query
    else { return answer }
    let around = try around(cursor, query, seat, shelf)
    if around.rows.contains(where: { $0.id == focus }) { answer.pages[stage] = around }
    return answer
  }

  /// Where a lead is now; nil when it is gone, or gone from this person's sight.
  private func stage(of lead: Int64, _ seat: Seat, _ shelf: Shelf) throws -> ID<Stage>? {
    do {
      let row = try shelf.row(seat, lead)
      guard case .reference(let id, _) = shelf.value("stage", of: row) else { return nil }
      return ID(id)
    } catch is CRMError { return nil }
  }

  /// The part of a lane where a card belongs that another lane had: the lanes have one order.
  private func around(
    _ cursor: String, _ query: Query, _ seat: Seat, _ shelf: Shelf
  ) throws -> RowPage {
    var before = query
    before.after = nil
    before.before = cursor
    before.limit = query.limit / 2 + 1
    let above = try shelf.page(seat, before)
    var after = query
    after.after = above.rows.last?.cursor
    let below = try shelf.page(seat, after)
    return RowPage(rows: above.rows + below.rows, start: above.start, hasNext: below.hasNext)
  }
}

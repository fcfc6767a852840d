import CRM
import Storage
import Terminal

/// What waits for somebody, as the clerk reads it: a few short lists, each ready in an index.
struct TodayReading {
  let seat: Seat
  let briefing: Briefing

  /// All that the screen shows, as of one moment.
  func whole(
    _ figures: [TodayFigure]
  ) throws -> (groups: [TodayGroup], figures: [TodayFigure], isEmptyFile: Bool) {
    try seat.office.database.read { _ in
      var counted = figures
      for place in counted.indices { counted[place].count = try count(counted[place]) }
      return (try groups(), counted, try isEmptyFile())
    }
  }

  private func groups() throws -> [TodayGroup] {
    let unclaimed = try seat.office.assignments.unclaimed(of: seat.me)
    let claims = Set(unclaimed.map(\.lead.number))
    return try TodayGroup.Kind.allCases.map { kind in
      switch kind {
      case .claims: try self.claims(unclaimed)
      case .overdue, .due, .soon: try list(kind, .tasks, by: "due_date", row: task)
      case .waiting: try list(kind, .leads, by: "received_at", without: claims, row: lead)
      case .changes: TodayGroup(kind: kind, rows: try changes(most: kind.most))
      }
    }
  }

  /// Whether nothing was ever entered, so that Today has nothing to tell but how to begin.
  private func isEmptyFile() throws -> Bool {
    guard Access.scope(of: seat.me.role, .see, .customer) == .all else { return false }
    return try [ListStyle.customers, .leads, .tasks].allSatisfy {
      try $0.shelf.count(seat, "", 1) == 0
    }
  }

  private func count(_ figure: TodayFigure) throws -> Int {
    guard let shelf = ListStyle.of(figure.noun)?.shelf else { return 0 }
    return try figure.filters.reduce(0) { $0 + (try shelf.count(seat, $1, TodayFigure.bound)) }
  }

  private func list(
    _ kind: TodayGroup.Kind, _ style: ListStyle, by sort: String, without: Set<Int64> = [],
    row make: (Row, ListStyle) -> TodayRow
  ) throws -> TodayGroup {
    var rows: [Row] = []
    for filter in kind.parts(for: seat.me.role) {
      let query = Query(
        filter: filter, sort: Sort(sort), limit: kind.most + min(without.count, 100) + 1)
      rows += try style.shelf.page(seat, query).rows.filter { !without.contains($0.id) }
    }
    rows.sort { order($0, sort, style) < order($1, sort, style) }
    let shown = rows.prefix(kind.most).map { make($0, style) }
    return TodayGroup(kind: kind, rows: shown, hasMore: rows.count > kind.most)
  }

  private func order(_ row: Row, _ sort: String, _ style: ListStyle) -> (Int64, Int64) {
    switch style.shelf.value(sort, of: row) {
    case .day(let day): (Int64(day.number), row.id)
    case .instant(let instant): (instant.milliseconds, row.id)
    default: (.max, row.id)
    }
  }

  /// What waits for one's claim, whatever has least time first.
  private func claims(_ unclaimed: [Unclaimed]) throws -> TodayGroup {
    let kind = TodayGroup.Kind.claims
    let rows = try unclaimed.prefix(kind.most).map { waiting in
      var row = lead(try ListStyle.leads.shelf.row(seat, waiting.lead.number), .leads)
      row.window = waiting.window
      row.who = ""
      return row
    }
    return TodayGroup(kind: kind, rows: rows, hasMore: unclaimed.count > kind.most)
  }

  private func task(_ row: Row, _ style: ListStyle) -> TodayRow {
    let shelf = style.shelf
    let due: Dossier.Line.When? =
      if case .day(let day) = shelf.value("due_date", of: row) { .day(day) } else { nil }
    let value = shelf.value("due_date", of: row)
    return TodayRow(
      subject: subject(row, style), when: due, what: style.name(row),
      note: briefing.say(shelf.value("customer", of: row)),
      who: briefing.say(shelf.value("assignee", of: row)),
      role: Emphasis.role(of: "due_date", value, in: row, shelf, briefing),
      flag: Emphasis.flag(of: row, shelf, briefing), copied: style.copied(row))
  }

  private func lead(_ row: Row, _ style: ListStyle) -> TodayRow {
    let shelf = style.shelf
    let received: Dossier.Line.When? =
      if case .instant(let at) = shelf.value("received_at", of: row) { .instant(at) } else { nil }
    let note = ["value", "source", "city"].map { briefing.say(shelf.value($0, of: row)) }
    return TodayRow(
      subject: subject(row, style), when: received, what: style.name(row),
      note: note.filter { !$0.isEmpty }.joined(separator: " · "),
      who: briefing.say(shelf.value("owner", of: row)),
      flag: Emphasis.flag(of: row, shelf, briefing), copied: style.copied(row))
  }

  private func subject(_ row: Row, _ style: ListStyle) -> Subject {
    Subject(style.shelf.noun, row.id, style.name(row), style.shelf.values(of: row))
  }

  /// Of the newest events so many are looked through.
  private static let looked: Int64 = 150

  /// What others did of late to records that one may see, each record once. What was taken back is
  /// left out.
  private func changes(most: Int) throws -> [TodayRow] {
    let history = seat.office.history
    let from = max(0, try history.newest() - Self.looked)
    var told: Set<Dossier.Link> = []
    var rows: [TodayRow] = []
    for event in try history.feed(after: from, limit: Int(Self.looked)).reversed() {
      guard rows.count < most else { break }
      guard event.actorID != seat.me.id, event.undoes == nil, event.undoneBy == nil,
        let style = ListStyle.of(event.noun)
      else { continue }
      let who = event.actor ?? "Leadline"
      guard let id = event.subject else {
        guard Access.scope(of: seat.me.role, .see, .event) == .all else { continue }
        rows.append(change(event, "\(who) \(EventWords.title(of: event))", nil))
        continue
      }
      guard told.insert(Dossier.Link(noun: event.noun, id: id)).inserted else { continue }
      if let row = try? style.shelf.row(seat, id) {
        let words = EventWords.title(of: event, about: style.name(row))
        rows.append(change(event, "\(who) \(words)", subject(row, style), style.copied(row)))
      } else if event.verb == .delete, Access.scope(of: seat.me.role, .see, .event) == .all {
        rows.append(change(event, "\(who) \(EventWords.title(of: event))", nil))
      }
    }
    return rows
  }

  private func change(
    _ event: Event, _ what: String, _ subject: Subject?, _ copied: String = ""
  ) -> TodayRow {
    TodayRow(subject: subject, when: .instant(event.at), what: what, copied: copied)
  }
}

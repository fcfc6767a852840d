import CRM
import Terminal

/// What a list asks of the file, and what it makes of the answers.
extension ListScreen {
  mutating func load(_ briefing: Briefing) -> [Effect] {
    [pageJob(.again), countJob()] + detailJobs(briefing)
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    touched.nouns.isDisjoint(with: style.depends) ? [] : load(briefing)
  }

  /// Which part of the list is asked for.
  enum Part: Sendable {
    /// What is shown, as it is now.
    case again
    /// The rows around the selection, where what is shown now does not hold it any more.
    case around(instead: RowPage)
    case first, last, next, previous
    /// The beginning, for a record that is to be selected.
    case finding(Int64)
  }

  /// The view and what was typed, as one filter.
  var wholeFilter: String? { ListScreen.join(view.filter, filter) }

  static func join(_ view: String, _ typed: String) -> String? {
    let parts = [view, typed].filter { !$0.allSatisfy(\.isWhitespace) }
    if parts.count == 2 { return "(\(view)) (\(typed))" }
    return parts.first
  }

  /// Where in both what was typed begins.
  static func joint(_ view: String) -> Int { view.count + 4 }

  mutating func pageJob(_ wanted: Part) -> Effect {
    // The rows that are held belong to another list then: there is no going on with them.
    var part = wanted
    if case .again = wanted { part = beginning ?? (window.rows.isEmpty ? .first : .again) }
    var query = Query(filter: wholeFilter, sort: view.sort ?? style.shelf.sorts.first)
    query.limit = window.chunk
    switch part {
    case .again:
      query.after = window.start
      query.limit = max(window.rows.count, window.chunk)
    case .around:
      query.limit = max(window.rows.count, window.chunk)
      (query.after, query.before) = window.anchor
    case .first:
      beginning = part
      // What is seen first: the rest of the chunk is asked for when this is painted.
      query.limit = window.height
    case .finding: beginning = part
    case .last:
      beginning = part
      query.fromEnd = true
      query.limit += 1
    case .next: query.after = window.rows.last?.cursor
    case .previous:
      query.before = window.rows.first?.cursor
      query.limit += 1
    }
    isLoading = true
    let page = style.shelf.page
    return .ask(
      .read("page", for: ListScreen.self) { [query] seat in
        try page(seat, query)
      } failing: { list, error in
        list.isLoading = false
        list.beginning = nil
        return list.fail(error)
      } then: { [part] list, page, briefing in
        list.take(page, part, briefing)
      })
  }

  private mutating func take(_ page: RowPage, _ part: Part, _ briefing: Briefing) -> [Effect] {
    isLoading = false
    beginning = nil
    complaint = nil
    switch part {
    case .again:
      if window.loses(page) { return [pageJob(.around(instead: page))] }
      window.replace(with: page)
    case .around(let instead):
      window.replace(with: window.loses(page) ? instead : page)
    case .first: window.begin(with: page)
    case .finding(let id):
      window.begin(with: page)
      window.select(id: id)
    case .last: window.begin(with: page, atEnd: true)
    case .next: window.append(page)
    case .previous: window.prepend(page)
    }
    return nearby() + detailJobs(briefing)
  }

  /// The place of a mistake is counted in what was typed, not in the view before it.
  mutating func fail(_ error: any Error) -> [Effect] {
    guard let error = error as? FilterError else { return [.toast(.refusal(error))] }
    let isJoined = wholeFilter != filter
    complaint = isJoined ? error.counted(from: ListScreen.joint(view.filter)) : error
    return []
  }

  func countJob() -> Effect {
    let (count, filter) = (style.shelf.count, wholeFilter)
    return .ask(
      .read("count", for: ListScreen.self, urgency: .idle) { seat in
        try count(seat, filter, ListScreen.countBound)
      } failing: { list, _ in
        list.count = nil
        return []
      } then: { list, count, _ in
        list.count = count
        return []
      })
  }

  mutating func detailJobs(_ briefing: Briefing) -> [Effect] {
    guard !detailArea.isEmpty, let row = window.selection else { return [] }
    return [
      detail.load(row.id, for: ListScreen.self, briefing) { list, dossier in
        list.detail.take(dossier)
      }
    ]
  }
}

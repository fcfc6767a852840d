import CRM
import Terminal

/// Two customers side by side, to be made one: the primary stays, and all of the other moves over.
struct MergeScreen: Screen {
  private let people: [Named]
  /// Which of the two stays.
  private(set) var primary = 0
  private(set) var comparison: Comparison?
  private(set) var selected = 0
  private var top = 0
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  private struct Named: Sendable {
    let id: ID<Customer>
    let name: String
  }

  init(_ left: Customer, _ right: Customer) {
    people = [left, right].map { Named(id: $0.id, name: $0.name) }
  }

  var title: String { "One person, or two?" }
  var contexts: [String] { ["duplicates", "list"] }
  var hints: [Deed] { [.merge, .open, .back] }
  private var stays: Named { people[primary] }
  private var goes: Named { people[1 - primary] }
  private var tableArea: Rect { area.top(2).rest }

  mutating func lay(out area: Rect) {
    self.area = area
    keepInSight()
  }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    let ids = people.map(\.id)
    return [
      .ask(
        .read("two", for: MergeScreen.self) { seat in
          let rows = try ids.map { try ListStyle.customers.shelf.row(seat, $0.number) }
          return Comparison(rows, try ids.map { try MergeScreen.hanging($0, seat) }, briefing)
        } failing: { _, error in
          // One of the two is gone.
          [.leave, .toast(.refusal(error))]
        } then: { screen, comparison, _ in
          screen.comparison = comparison
          screen.keepInSight()
          return []
        })
    ]
  }

  /// What moves over with a customer.
  private static func hanging(
    _ id: ID<Customer>, _ seat: Seat
  ) throws -> [(label: String, count: Int)] {
    let filter = "customer:\(id)"
    let office = seat.office
    return [
      ("Leads", try office.leads.count(filter, by: seat.me)),
      ("Sales", try office.sales.count(filter, by: seat.me)),
      ("Tasks", try office.tasks.count(filter, by: seat.me)),
      ("Activities", try office.activities.count(filter, by: seat.me)),
    ]
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    let page = max(1, tableArea.height - 2)
    switch deed {
    case .up: selected -= 1
    case .down: selected += 1
    case .pageUp: selected -= page
    case .pageDown: selected += page
    case .first: selected = 0
    case .last: selected = comparison?.lines.count ?? 0
    case .left: primary = 0
    case .right: primary = 1
    case .nextPart: primary = 1 - primary
    case .open: return [.show(.customer, stays.id.number)]
    case .merge: return [ask]
    default: return nil
    }
    keepInSight()
    return []
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    deed.isOfLists ? "Here are two customers: left and right choose who stays" : nil
  }

  /// Asks first: a merge can be undone, but only as long as neither was touched since.
  private var ask: Effect {
    let (stays, goes) = (stays, goes)
    let detail =
      "\(stays.name) (no. \(stays.id)) stays. All of \(goes.name) (no. \(goes.id)) moves over, and what isn't taken is noted."
    return .push(
      ConfirmScreen(
        "Make one customer of the two?", detail, yes: "Merge", no: "Keep both",
        [.below { _, _ in [MergeScreen.merging(goes, into: stays)] }]))
  }

  private static func merging(_ goes: Named, into stays: Named) -> Effect {
    .ask(
      .deed("merge", for: MergeScreen.self) { seat in
        try seat.office.customers.merge(goes.id, into: stays.id, by: seat.me).name
      } failing: { _, error in
        [.toast(.refusal(error))]
      } then: { _, name, _ in
        [.leave, .toast(.done("One customer now: \(name); u makes it two again"))]
      })
  }

  private mutating func keepInSight() {
    let height = max(1, tableArea.height - 1)
    let count = comparison?.lines.count ?? 0
    selected = max(0, min(selected, count - 1))
    top = max(0, min(top, count - height))
    top = max(min(top, selected), selected - height + 1)
  }

  // MARK: Drawing

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let head = area.row(0).inset(1)
    grid.write(title, fitting: head, .heading)
    let rest = head.left(title.columns + 3).rest
    grid.write("← → who stays   ≠ differs   + fills a gap", fitting: rest, .quiet)
    table.draw(into: &grid, tableArea)
  }

  private var table: DataTable {
    let names = people.indices.map { place in
      "\(place == primary ? "● stays:" : "○ goes:") \(people[place].name) (\(people[place].id))"
    }
    let lines = comparison?.lines ?? []
    return DataTable(
      [
        .exact("", priority: 2), .exact("", priority: 1),
        DataTable.Column(names[0], priority: 0, least: 14, most: 60),
        DataTable.Column(names[1], priority: 0, least: 14, most: 60),
      ],
      lines.dropFirst(top).prefix(max(1, tableArea.height - 1)).map(row),
      selected: lines.isEmpty ? nil : selected - top, whenEmpty: "")
  }

  private func row(_ line: Comparison.Line) -> DataTable.Row {
    let sign = line.sign(primary: primary)
    return DataTable.Row(
      [Span(line.label, .quiet), Span(sign.rawValue, Style(.waiting, bold: true))]
        + line.texts.indices.map { place in
          let isDropped = sign == .differs && place != primary
          return Span(line.texts[place], isDropped ? .quiet : .text)
        })
  }
}

import CRM
import Terminal

/// Customers who may be one and the same: of all, or of one.
struct DuplicatesScreen: Screen {
  private let customer: Subject?
  /// Nil while they are looked for.
  private(set) var suspects: Suspects?
  private(set) var marked: Set<Int64> = []
  private(set) var selected = 0
  private var top = 0
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  /// No more groups are looked for at once.
  private static let most = 100

  init(of customer: Subject? = nil) { self.customer = customer }

  var title: String { customer.map { "Duplicates of \($0.name)" } ?? "Likely duplicates" }
  var contexts: [String] { ["duplicates", "list"] }
  var hints: [Deed] { [.open, .mark, .back] }

  private var lines: [Suspects.Line] { suspects?.lines ?? [] }
  private var tableArea: Rect { area.top(1).rest }

  mutating func lay(out area: Rect) {
    self.area = area
    keepInSight()
  }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    let id = customer.map { ID<Customer>($0.id) }
    return [
      .ask(
        .read("duplicates", for: DuplicatesScreen.self) { seat in
          try seat.office.customers.duplicates(of: id, limit: DuplicatesScreen.most, by: seat.me)
        } then: { screen, groups, _ in
          screen.take(Suspects(groups))
          return []
        })
    ]
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    touched.nouns.isDisjoint(with: [.customer, .company]) ? [] : load(briefing)
  }

  private mutating func take(_ found: Suspects) {
    suspects = found
    // Those that were marked are one by now.
    if !marked.isSubset(of: found.lines.map(\.customer.id.number)) { marked = [] }
    keepInSight()
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    let page = max(1, tableArea.height - 2)
    switch deed {
    case .up: selected -= 1
    case .down: selected += 1
    case .pageUp: selected -= page
    case .pageDown: selected += page
    case .first: selected = 0
    case .last: selected = lines.count
    case .left, .right, .nextPart: return []
    case .mark: mark()
    case .open: return open()
    case .customer:
      guard lines.indices.contains(selected) else { return [] }
      return [.show(.customer, lines[selected].customer.id.number)]
    default: return nil
    }
    keepInSight()
    return []
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    switch deed {
    case .mark: nil
    case .merge: "Enter shows two side by side first; M makes them one there"
    default: deed.isOfLists ? "Here are only those who may be one and the same" : nil
    }
  }

  private mutating func mark() {
    guard lines.indices.contains(selected) else { return }
    let line = lines[selected]
    let id = line.customer.id.number
    if marked.remove(id) == nil {
      // Marks of another group have nothing to do with this one.
      marked.formIntersection(
        lines.filter { $0.group == line.group }.map(\.customer.id.number))
      marked.insert(id)
    }
    selected += 1
  }

  private func open() -> [Effect] {
    guard !lines.isEmpty, let suspects else { return [] }
    guard let pair = suspects.pair(at: selected, marked: marked) else {
      let count = suspects.size(at: selected)
      return [.toast(.note("\(count) may be the same: mark two of them with space"))]
    }
    return [.push(MergeScreen(pair.0, pair.1))]
  }

  private mutating func keepInSight() {
    let height = max(1, tableArea.height - 1)
    selected = max(0, min(selected, lines.count - 1))
    top = max(0, min(top, lines.count - height))
    top = max(min(top, selected), selected - height + 1)
  }

  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    guard let row = table(briefing).row(at: place, in: tableArea) else { return [] }
    guard row + top != selected else { return open() }
    selected = row + top
    return []
  }

  // MARK: Drawing

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let head = area.row(0).inset(1)
    let tally =
      suspects.map { found in
        switch found.count {
        case 0: ""
        case 1: "1 group"
        case DuplicatesScreen.most...: "the first \(found.count) groups"
        default: "\(found.count) groups"
        }
      } ?? "looking …"
    grid.write(tally, fitting: head.right(head.width / 3).0, .quiet, rightAligned: true)
    grid.write(title, fitting: head.left(head.width * 2 / 3).0, .heading)
    table(briefing).draw(into: &grid, tableArea)
  }

  private func table(_ briefing: Briefing) -> DataTable {
    DataTable(
      [
        .exact("Why", priority: 1), DataTable.Column("Name", priority: 0, least: 20, most: 32),
        .exact("Phone", priority: 2), DataTable.Column("Email", priority: 3, least: 18, most: 34),
        DataTable.Column("Company", priority: 5, least: 8, most: 24),
        DataTable.Column("City", priority: 4, least: 6, most: 16),
        .exact("Since", priority: 6, rightAligned: true),
      ],
      lines.dropFirst(top).prefix(max(1, tableArea.height - 1)).map { line in
        let customer = line.customer
        return DataTable.Row(
          [
            Span(line.reason?.words ?? "", .heading), Span(customer.name),
            Span(customer.phone?.e164 ?? customer.mobile?.e164 ?? ""),
            Span(customer.email?.address ?? ""), Span(customer.companyName ?? ""),
            Span(customer.address.city ?? ""), Span(briefing.age(of: customer.createdAt), .quiet),
          ], isMarked: marked.contains(customer.id.number))
      }, selected: lines.isEmpty ? nil : selected - top,
      whenEmpty: suspects == nil ? "" : nobody)
  }

  private var nobody: String {
    customer.map { "Nobody else on file seems to be \($0.name)." }
      ?? "No two customers seem to be one person."
  }
}

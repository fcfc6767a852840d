import CRM
import Terminal

/// A list to choose from that lies over the page.
struct PickScreen: Screen {
  private(set) var list: PickList
  /// What choosing an item does.
  private let choose: @Sendable (String) -> [Effect]
  /// Asked at the clerk's for what is typed, beside the items that are known already.
  private let search: (@Sendable (Seat, String) throws -> [PickList.Item])?
  private let known: [PickList.Item]
  /// Whether it stays open when something was chosen.
  private let stays: Bool
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(
    _ title: String, _ items: [PickList.Item], stays: Bool = false,
    search: (@Sendable (Seat, String) throws -> [PickList.Item])? = nil,
    choose: @escaping @Sendable (String) -> [Effect]
  ) {
    list = PickList(title, items)
    known = items
    self.stays = stays
    self.search = search
    self.choose = choose
  }

  var title: String { list.title }
  var contexts: [String] { ["pick"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) { self.area = area }
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    answer(list.take(key), key)
  }

  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] {
    answer(list.take(paste: text), .insert) ?? []
  }

  private mutating func answer(_ reply: PickList.Reply, _ key: Key) -> [Effect]? {
    switch reply {
    case .chosen(let id): return choose(id) + (stays ? [] : [.leave])
    case .cancelled: return [.leave]
    case .queryChanged: return searching()
    case .nothing:
      if key == .enter, let reason = list.chosen?.refusal { return [.toast(.refusal(reason))] }
      return []
    }
  }

  private func searching() -> [Effect] {
    guard let search else { return [] }
    let text = list.query.text
    guard text.count > 1 else { return [] }
    return [
      .ask(
        .read("search", for: PickScreen.self) { seat in
          try search(seat, text)
        } failing: { _, _ in
          []
        } then: { screen, found, _ in
          screen.list.set(screen.known + found)
          return []
        })
    ]
  }

  /// Ticks an item that stays in the list.
  mutating func set(_ items: [PickList.Item]) { list.set(items) }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    // The list makes itself as small as it can.
    list.draw(into: &grid, area.centred(Size(width: area.width, height: min(area.height, 24))))
  }
}

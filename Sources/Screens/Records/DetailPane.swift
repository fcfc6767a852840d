import CRM
import Terminal

/// What is known of a list's selected record, beside the list.
struct DetailPane: Sendable {
  /// Of which noun the selected record is.
  var noun: Noun
  private var view = DossierView()
  private var wanted: Int64?

  init(_ noun: Noun) { self.noun = noun }

  /// Asks for a record's dossier.
  mutating func load<S: Screen>(
    _ id: Int64, for screen: S.Type, _ briefing: Briefing,
    then: @escaping @Sendable (inout S, Dossier) -> Void
  ) -> Effect {
    wanted = id
    let noun = noun
    return .ask(
      .read("detail", for: S.self) { seat in
        try Dossier.of(noun, id, seat, briefing)
      } failing: { _, _ in
        // It is gone: the list will know soon.
        []
      } then: { screen, dossier, _ in
        then(&screen, dossier)
        return []
      })
  }

  var windows: [ClaimWindow] { [view.dossier?.window].compactMap(\.self) }

  mutating func take(_ dossier: Dossier) {
    guard dossier.id == wanted, dossier.noun == noun else { return }
    view.show(dossier)
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    for y in area.y..<area.bottom { grid.put("│", area.x, y, in: area, .quiet) }
    guard let dossier = view.dossier, dossier.id == wanted, dossier.noun == noun else { return }
    let room = area.left(2).rest
    let (head, rest) = room.top(2)
    grid.write(dossier.name, fitting: head.row(0).inset(1), .heading)
    grid.write(
      dossier.summary, head.x + 1, head.y + 1,
      in: briefing.draw(dossier.window, into: &grid, head.inset(1)))
    view.draw(into: &grid, rest.top(1).rest, briefing, hasFocus: false, isBrief: true)
  }
}

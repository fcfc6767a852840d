import CRM
import Terminal

/// Views that people keep under a name, their own and everybody's.
enum SavedViews {
  static func items(_ noun: Noun, _ seat: Seat) throws -> [PickList.Item] {
    let query = Query(filter: "noun:\(noun.title)", sort: Sort("name"), limit: 100)
    return try seat.office.views.page(query, by: seat.me).items.map { view in
      let whose = view.owner == seat.me.id ? "mine" : "by \(view.ownerLogin)"
      return PickList.Item(
        id: "view \(view.id)", view.name,
        detail: [whose, view.filter ?? ""].joined(separator: " · "))
    }
  }

  /// Shows the list below through a saved view.
  static func choosing(_ item: String) -> Effect {
    guard let id = item.split(separator: " ").last.flatMap({ Int64($0) }) else { return .leave }
    return .below { _, _ in
      [
        .ask(
          .read("view", for: ListScreen.self) { seat in
            ListView(try seat.office.views.get(ID(id), by: seat.me))
          } then: { list, view, _ in
            list.choose(view)
          })
      ]
    }
  }

  /// The form that keeps a list as it is shown.
  static func entry(for view: ListView, _ style: ListStyle) -> Entry {
    let sort = view.sort.map { ($0.descending ? "-" : "") + $0.field } ?? ""
    let begin = [
      "noun": style.shelf.noun.title, "filter": view.filter, "sort": sort,
      "columns": view.columns.joined(separator: ","), "shared": "no",
    ]
    return Entry(
      "Save this view", Views.editInputs, front: ["name", "shared", "filter", "sort", "columns"],
      isShort: true, required: ["name"], texts: { _ in begin },
      save: { seat, changes in
        var draft = Views.blank
        for change in changes { try change(&draft) }
        let view = try seat.office.views.add(draft, by: seat.me)
        return [.toast(.done("Kept as “\(view.name)”: v shows it again"))]
      }, begin: begin)
  }
}

extension ListView {
  init(_ view: SavedView) {
    self.init(view.name, view.filter ?? "", sort: view.sort.map { Sort(spoken: $0) })
    columns = view.columns
  }
}

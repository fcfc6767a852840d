import CRM
import Terminal

/// The pickers of the lists and records.
enum Picks {
  /// Changes the list below and closes the picker.
  private static func list(
    _ change: @escaping @Sendable (inout ListScreen, Briefing) -> [Effect]
  ) -> Effect {
    .below { screen, briefing in
      guard var list = screen as? ListScreen else { return [] }
      let effects = change(&list, briefing)
      screen = list
      return effects
    }
  }

  static func views(of style: ListStyle, _ briefing: Briefing) -> PickScreen {
    let items = style.views.enumerated().map { place, view in
      PickList.Item(id: "\(place)", view.name, detail: view.filter)
    }
    let noun = style.shelf.noun
    return PickScreen("Views", items) { seat, _ in
      try SavedViews.items(noun, seat)
    } choose: { id in
      if let place = Int(id) { return [list { list, _ in list.choose(style.views[place]) }] }
      return [SavedViews.choosing(id)]
    }
  }

  static func keeping(_ view: ListView, filter: String, of style: ListStyle) -> FormScreen {
    var kept = view
    kept.filter = ListScreen.join(view.filter, filter) ?? ""
    return FormScreen(SavedViews.entry(for: kept, style))
  }

  static func order(of style: ListStyle) -> PickScreen {
    let fields = style.shelf.fields.filter { $0.kind != .json && !$0.isFigure }
    let items = fields.flatMap { field in
      [
        PickList.Item(id: field.name, field.label, detail: "rising"),
        PickList.Item(id: "-\(field.name)", field.label, detail: "falling"),
      ]
    }
    return PickScreen("Order by", items) { id in
      let falls = id.hasPrefix("-")
      let sort = Sort(falls ? String(id.dropFirst()) : id, descending: falls)
      return [list { list, _ in list.order(by: sort) }]
    }
  }

  static func columns(of style: ListStyle, _ view: ListView) -> PickScreen {
    let shown = view.columns.isEmpty ? style.columns.map(\.field) : view.columns
    return PickScreen("Columns: Enter shows or hides", ticked(style, shown), stays: true) { id in
      [
        .below { screen, _ in
          guard var list = screen as? ListScreen else { return [] }
          var now =
            list.view.columns.isEmpty ? style.columns.map(\.field) : list.view.columns
          if let place = now.firstIndex(of: id) {
            if now.count > 1 { now.remove(at: place) }
          } else {
            now.append(id)
          }
          let effects = list.show(columns: now)
          screen = list
          return effects
        },
        .ask(
          .read("tick", for: PickScreen.self) { _ in
            id
          } then: { screen, id, _ in
            screen.set(
              screen.list.items.map { item in
                guard item.id == id else { return item }
                return PickList.Item(
                  id: id, item.title, detail: item.detail.isEmpty ? "shown" : "")
              })
            return []
          }),
      ]
    }
  }

  private static func ticked(_ style: ListStyle, _ shown: [String]) -> [PickList.Item] {
    let usual = Set(style.columns.map(\.field))
    return style.shelf.fields.filter { $0.kind != .json || usual.contains($0.name) }.map { field in
      PickList.Item(
        id: field.name, field.label, detail: shown.contains(field.name) ? "shown" : "")
    }
  }

  static func stage(for subject: Subject, _ briefing: Briefing) -> PickScreen {
    let id = subject.reference("stage")
    let pipeline =
      briefing.pipelines.first { $0.stages.contains { $0.id.number == id } }
      ?? briefing.pipelines[0]
    let items = pipeline.open.map { stage in
      PickList.Item(
        id: "\(stage.id)", stage.name, detail: "\(stage.probability) %",
        refusal: stage.id.number == id && subject.marked.isEmpty ? "it is there already" : nil)
    }
    let closing = [
      PickList.Item(id: "win", "Won", key: "w"), PickList.Item(id: "lose", "Lost", key: "L"),
    ]
    let title =
      subject.ids.count == 1
      ? "Stage of \(subject.name)" : "Stage of \(subject.ids.count.grouped) leads"
    return PickScreen(title, items + (subject.ids.count == 1 ? closing : [])) { choice in
      switch choice {
      case "win": return [.below { _, _ in [.perform(.win)] }]
      case "lose": return [.below { _, _ in [.perform(.lose)] }]
      default:
        guard let stage = pipeline.open.first(where: { "\($0.id)" == choice }) else { return [] }
        return [LeadDeeds.move(subject.ids, to: stage)]
      }
    }
  }

  /// Which field of all marked records is to be changed.
  static func field(of subject: Subject) -> PickScreen {
    let style = ListStyle.of(subject.noun)
    let inputs = style?.shelf.inputs ?? []
    let ids = subject.ids
    let count = "\(ids.count.grouped) \(subject.noun.plural)"
    return PickScreen(
      "Edit \(count): which field?",
      inputs.map { PickList.Item(id: $0.name, $0.label, detail: $0.help) }
    ) { name in
      guard let style, let entry = Entry.editing(style, all: ids, only: name) else { return [] }
      return [.push(FormScreen(entry))]
    }
  }
}

import CRM

extension Entry {
  /// The business: its name, zone, currency and region.
  static var business: Entry {
    Entry(
      "Business", Settings.inputs, labels: ["zone": "Time zone"], required: ["name"],
      record: Dossier.Link(noun: .business, id: 1),
      texts: { seat in
        let business = seat.office.business
        return [
          "name": business.name, "zone": business.zone.name, "currency": business.currency.code,
          "region": business.region.code,
        ]
      },
      save: { seat, changes in
        try seat.office.settings.edit(by: seat.me) { business in
          for change in changes { try change(&business) }
        }
        return [.toast(.done("Saved"))]
      })
  }

  /// A saved view: its name, who has it, and what it shows.
  static func editing(view id: ID<SavedView>) -> Entry {
    Entry(
      "Edit view", Views.editInputs, front: ["name", "shared", "filter", "sort", "columns"],
      isShort: true, required: ["name"], record: Dossier.Link(noun: .view, id: id.number),
      texts: { seat in
        let views = seat.office.views
        let view = try views.get(id, by: seat.me)
        let texts = Views.editInputs.map { ($0.name, views.text(of: $0, for: view, by: seat.me)) }
        return Dictionary(texts) { first, _ in first }
      },
      save: { seat, changes in
        let view = try seat.office.views.edit(id, by: seat.me) { draft in
          for change in changes { try change(&draft) }
        }
        return [.toast(.done("Saved “\(view.name)”"))]
      })
  }
}

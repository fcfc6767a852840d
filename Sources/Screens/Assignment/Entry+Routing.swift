import CRM

extension Entry {
  /// How leads are routed; other settings can be tried on past leads before they are saved.
  static var routing: Entry {
    var entry = Entry(
      "Routing", Routings.inputs, labels: RoutingWords.labels,
      record: Dossier.Link(noun: .routing, id: 1),
      texts: { seat in
        var texts = RoutingWords.texts(try seat.office.routings.get())
        texts["since"] = Replay.usualStart(seat).description
        return texts
      },
      save: { seat, changes in
        guard !changes.isEmpty else { return [] }
        try seat.office.routings.edit(by: seat.me) { routing in
          for change in changes { try change(&routing) }
        }
        return [.toast(.done("Saved: it holds from the next lead on"))]
      })
    entry.fields.append(
      FieldSpec(
        name: "since", label: "Try on leads since",
        help: "not saved: from which day on ctrl-r tries these settings", kind: .day))
    entry.preview = { seat, texts in
      let since = try texts["since"].map {
        try DateWords.day($0, today: seat.office.desk(for: seat.me).today)
      }
      let changes = try Shelf.changes(texts, Routings.inputs, seat)
      return [
        try Replay.ofRouting(since: since, seat) { routing in
          for change in changes { try change(&routing) }
        }
      ]
    }
    return entry
  }

  /// One caller; another weight or limit can be tried on the leads of the last month.
  static func editing(caller id: ID<Caller>) -> Entry {
    var entry = editing(.callers, id.number)
    entry.preview = { seat, texts in
      let changes = try Shelf.changes(texts, Callers.editInputs, seat)
      return [
        try Replay.ofCallers(since: nil, seat) { draft in
          guard draft.member?.number == id.number else { return }
          for change in changes { try change(&draft) }
        }
      ]
    }
    return entry
  }
}

/// The routing settings as people say them.
enum RoutingWords {
  static let labels = [
    "policy": "Who gets a lead", "when_capped": "When all are full",
    "manual_counts": "By hand counts", "former_first": "Former caller first",
    "claim_minutes": "Minutes to claim", "country": "Country",
  ]

  static func texts(_ routing: Routing) -> [String: String] {
    [
      "policy": routing.policy.rawValue, "when_capped": routing.whenCapped.rawValue,
      "manual_counts": routing.manualCounts ? "yes" : "no",
      "former_first": routing.formerFirst ? "yes" : "no",
      "claim_minutes": "\(routing.claimMinutes)", "country": routing.country ?? "",
    ]
  }

  /// What a setting means, where its word alone does not say it.
  static func told(_ name: String, _ routing: Routing) -> String {
    switch name {
    case "policy":
      routing.policy == .fair
        ? "fair share: whoever is owed most" : "rotation: the next of the state"
    case "when_capped":
      routing.whenCapped == .overflow ? "overflow to other callers" : "leads wait in the queue"
    case "claim_minutes":
      routing.claimMinutes == 0
        ? "never handed on" : "\(routing.claimMinutes), then handed on"
    case "country": routing.country ?? "that of the business"
    default: texts(routing)[name] ?? ""
    }
  }
}

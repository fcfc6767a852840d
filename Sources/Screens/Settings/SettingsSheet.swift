import CRM
import Terminal

/// All settings as lines in groups, and what each line is about.
struct SettingsSheet {
  private(set) var dossier: Dossier
  private(set) var items: [SettingsItem] = []

  init(_ briefing: Briefing, _ known: SettingsKnown) {
    dossier = Dossier(noun: .business, id: 1, name: "Settings")
    addBusiness(briefing)
    addRouting(known)
    addPipelines(briefing)
    addViews(known.views, briefing)
    addThemes(briefing)
    addAlerts(briefing)
    addKeys(briefing)
  }

  private mutating func add(
    _ title: String, _ side: Dossier.Part.Side, _ lines: [(SettingsItem, Dossier.Line)]
  ) {
    guard !lines.isEmpty else { return }
    dossier.parts.append(Dossier.Part(title: title, side: side, lines: lines.map(\.1)))
    items += lines.map(\.0)
  }

  private mutating func addBusiness(_ briefing: Briefing) {
    let business = briefing.business
    let people = briefing.members.count
    add(
      "Business", .left,
      [
        (.business("name"), .fact("Name", business.name)),
        (.business("zone"), .fact("Time zone", business.zone.name)),
        (.business("currency"), .fact("Currency", business.currency.code)),
        (.business("region"), .fact("Region", business.region.code)),
        (.users, .fact("Users", people == 1 ? "1 person" : "\(people) people")),
      ])
  }

  private mutating func addRouting(_ known: SettingsKnown) {
    guard let routing = known.routing else { return }
    let lines = Routings.inputs.map { input -> (SettingsItem, Dossier.Line) in
      let label = RoutingWords.labels[input.name] ?? input.name
      return (.routing(input.name), .fact(label, RoutingWords.told(input.name, routing)))
    }
    let rules =
      switch known.rules {
      case 0: "none: states and languages decide"
      case 1: "1 rule"
      default: "\(known.rules) rules"
      }
    add(
      "Routing of leads", .left,
      lines + [
        (.rules, .fact("Exceptions", rules)),
        (.replay, .fact("What would change", "try other settings on past leads …", .quiet)),
      ])
  }

  private mutating func addPipelines(_ briefing: Briefing) {
    for pipeline in briefing.pipelines {
      var lines: [(SettingsItem, Dossier.Line)] = [
        (.pipeline(pipeline.id), .fact("Name", pipeline.name))
      ]
      for (place, stage) in pipeline.stages.enumerated() {
        let label = stage.kind == .open ? "Stage \(place + 1)" : "Closing"
        lines.append((.stage(stage.id), .fact(label, SettingsSheet.told(stage))))
      }
      add("Pipeline \(pipeline.name)", .left, lines)
    }
    add("More pipelines", .left, [(.newPipeline, .fact("New", "another pipeline …", .quiet))])
  }

  private static func told(_ stage: Stage) -> String {
    let needs = stage.requires.map(\.words).joined(separator: ", ")
    return ["\(stage.name) · \(stage.probability) %", needs.isEmpty ? nil : "needs \(needs)"]
      .compactMap(\.self).joined(separator: " · ")
  }

  private mutating func addViews(_ views: [SavedView], _ briefing: Briefing) {
    add(
      "Saved views", .left,
      views.map { view in
        let whose = view.owner == briefing.me.id ? nil : "by \(view.ownerLogin)"
        let text = [view.name, view.shared ? "shared" : nil, whose, view.filter]
          .compactMap(\.self).joined(separator: " · ")
        return (.view(view.id), .fact(view.noun.plural.capitalisedFirst, text))
      })
  }

  private mutating func addThemes(_ briefing: Briefing) {
    add(
      "Theme", .left,
      Theme.all.map { theme in
        let isWorn = theme == briefing.own.theme
        return (
          .theme(theme.name),
          .fact(
            theme.name.capitalisedFirst, "\(isWorn ? "●" : "○") \(ThemePick.words(of: theme))",
            isWorn ? .accent : .text)
        )
      })
  }

  private mutating func addAlerts(_ briefing: Briefing) {
    add(
      "When a lead comes", .left,
      Alert.allCases.map { alert in
        let isOn = !briefing.own.silenced.contains(alert)
        return (
          .alert(alert),
          .fact(
            alert.rawValue.capitalisedFirst, "\(isOn ? "●" : "○") \(alert.words)",
            isOn ? .accent : .text)
        )
      })
  }

  /// Every action by where it means something, with its keys.
  private mutating func addKeys(_ briefing: Briefing) {
    var contexts: [String] = []
    for action in Deed.table where !contexts.contains(action.context) {
      contexts.append(action.context)
    }
    for context in contexts {
      let deeds = Deed.allCases.filter { $0.action.context == context }
      add(
        "Keys · \(PaletteScreen.heading(of: context))", .right,
        deeds.map { deed in
          let isOwn = briefing.own.keys[deed.rawValue] != nil
          let keys = SettingsSheet.told(briefing.keys.keys(of: deed.rawValue))
          let usual = isOwn ? "  ● yours; usually \(SettingsSheet.told(deed.action.keys))" : ""
          return (.key(deed), .fact(deed.action.title, keys + usual, isOwn ? .accent : .text))
        })
    }
  }

  private static func told(_ keys: [Key]) -> String {
    keys.isEmpty ? Dossier.Line.unknown : keys.map { "\($0)" }.joined(separator: "  ")
  }
}

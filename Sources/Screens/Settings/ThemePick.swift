import CRM
import Terminal

/// How the screen looks, chosen with immediate effect.
enum ThemePick {
  static func screen(_ briefing: Briefing) -> PickScreen {
    let items = Theme.all.map { theme in
      let isWorn = theme == briefing.own.theme
      return PickList.Item(
        id: theme.name, theme.name.capitalisedFirst,
        detail: words(of: theme) + (isWorn ? ", as now" : ""))
    }
    return PickScreen("Theme", items) { name in [.below { _, briefing in wear(name, briefing) }] }
  }

  static func wear(_ name: String, _ briefing: Briefing) -> [Effect] {
    guard let theme = Theme.named(name) else { return [] }
    var settings = briefing.own
    settings.theme = theme
    return [.keep(settings)]
  }

  static func words(of theme: Theme) -> String {
    switch theme {
    case .calm: "colour only for what needs an eye"
    case .bright: "for dark terminals that show plain colours faintly"
    case .mono: "no colours at all"
    default: theme.name
    }
  }
}

import CRM
import Terminal

/// What one line of the settings is about.
enum SettingsItem: Sendable, Hashable {
  /// An input of the business: its name, zone, currency or region.
  case business(String)
  case users
  /// An input of the routing settings.
  case routing(String)
  case rules
  case replay
  case pipeline(ID<Pipeline>)
  case stage(ID<Stage>)
  case newPipeline
  case view(ID<SavedView>)
  case theme(String)
  case alert(Alert)
  case key(Deed)
}

extension SettingsItem {
  /// What the verbs of records act on; nothing where a line is no record.
  func subject(_ briefing: Briefing, _ views: [SavedView]) -> Subject? {
    switch self {
    case .business: Subject(.business, 1, briefing.business.name)
    case .routing, .replay: Subject(.routing, 1, "the routing")
    case .pipeline(let id):
      briefing.pipelines.first { $0.id == id }.map { Subject(.pipeline, id.number, $0.name) }
    case .stage(let id): briefing.stage(id.number).map { Subject(.stage, id.number, $0.name) }
    case .view(let id):
      views.first { $0.id == id }.map { Subject(.view, id.number, $0.name) }
    case .users, .rules, .newPipeline, .theme, .alert, .key: nil
    }
  }
}

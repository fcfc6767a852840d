import CRM
import Terminal

/// Views that people keep under a name, their own or everybody's.
enum SavedViews {
  static func items(_ noun: Noun, _ seat: Seat) throws -> [PickList.Item] { [] }
  static func entry(for view: ListView, _ style: ListStyle) -> Entry { Entry.editing(style, 0) }
  static func choosing(_ id: String) -> Effect { .toast(.note(id)) }
}

import CRM
import Terminal

extension ListScreen: Filtered {
  var shelf: Shelf { style.shelf }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    cell != nil ? writeCell(key, briefing) : writeFilter(key, briefing)
  }

  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] {
    cell != nil ? pasteCell(text) : pasteFilter(text)
  }
}

/// One key press.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl with a letter, in lower case.
  case control(Character)
  /// Alt with a character, or Esc right before it.
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case function(Int)

  package static let space = Key.character(" ")
}

extension Key: CustomStringConvertible {
  private static let names: [(Key, String)] = [
    (.enter, "enter"), (.tab, "tab"), (.backTab, "shift-tab"), (.escape, "esc"),
    (.backspace, "backspace"), (.delete, "delete"), (.insert, "insert"), (.up, "up"),
    (.down, "down"), (.left, "left"), (.right, "right"), (.home, "home"), (.end, "end"),
    (.pageUp, "page-up"), (.pageDown, "page-down"), (.shiftUp, "shift-up"),
    (.shiftDown, "shift-down"), (.shiftLeft, "shift-left"), (.shiftRight, "shift-right"),
    (.space, "space"),
  ]

  /// As people read it, and as the file of keys has it: "ctrl-p", "space", "U".
  package var description: String {
    if let name = Key.names.first(where: { $0.0 == self })?.1 { return name }
    switch self {
    case .character(let character): return String(character)
    case .control(let character): return "ctrl-\(character)"
    case .alt(let character): return "alt-\(character)"
    case .function(let number): return "f\(number)"
    default: return ""
    }
  }

  /// Reads what `description` says.
  package init?(_ text: String) {
    if let key = Key.names.first(where: { $0.1 == text })?.0 {
      self = key
    } else if text.count == 1, let character = text.first {
      self = .character(character)
    } else if text.hasPrefix("ctrl-"), text.count == 6, let letter = text.last {
      self = .control(letter)
    } else if text.hasPrefix("alt-"), text.count == 5, let character = text.last {
      self = .alt(character)
    } else if text.hasPrefix("f"), let number = Int(text.dropFirst()), (1...12).contains(number),
      text == "f\(number)"
    {
      self = .function(number)
    } else {
      return nil
    }
  }
}

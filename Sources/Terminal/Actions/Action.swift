/// One thing that a person can do: how it is called, found, pressed, and what it is on the command
/// line. The hint line, `?`, the palette, the file of keys and the manual page all read this.
package struct Action: Hashable, Sendable {
  /// As the file of keys names it: "lead.move".
  package let name: String
  /// As the palette shows it: "Move to another stage".
  package let title: String
  /// One sentence of what it does.
  package let help: String
  /// The first is the one that is shown.
  package let keys: [Key]
  /// Where it can be done: "list", "lead", "form"; "everywhere".
  package let context: String
  /// The command that does the same: "leads move"; "" where there is nothing to do it to.
  package let twin: String

  package init(
    _ name: String, _ title: String, _ keys: [Key], in context: String, twin: String, _ help: String
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.keys = keys
    self.context = context
    self.twin = twin
  }
}

/// Which key does what, by the table of actions and what its user has changed.
package struct KeyMap: Sendable {
  private var keys: [String: [Key]] = [:]
  private var actions: [String: [Key: String]] = [:]

  /// `changes` gives actions other keys than the usual ones, by their names.
  package init(_ table: [Action], changes: [String: [Key]] = [:]) {
    for action in table {
      let own = changes[action.name] ?? action.keys
      keys[action.name] = own
      for key in own { actions[action.context, default: [:]][key] = action.name }
    }
  }

  /// The name of what a key does; the nearest context counts first.
  package func action(for key: Key, in contexts: [String]) -> String? {
    for context in contexts {
      if let name = actions[context]?[key] { return name }
    }
    return nil
  }

  package func keys(of action: String) -> [Key] { keys[action] ?? [] }
}

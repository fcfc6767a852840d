package import Terminal

extension Deed {
  /// The one table of actions: the hint line, `?`, the palette, the file of keys, the manual page and
  /// the tests all read it.
  package static let table: [Action] =
    rooms + everywhere + moving + lists + records + leads + others

  var action: Action {
    guard let action = Deed.byName[rawValue] else {
      preconditionFailure("every deed stands in the table")
    }
    return action
  }

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })

  static func row(
    _ deed: Deed, _ title: String, _ keys: [Key], in context: String, twin: String, _ help: String
  ) -> Action {
    Action(deed.rawValue, title, keys, in: context, twin: twin, help)
  }
}

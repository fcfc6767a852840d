import CRM

enum ViewCommands {
  static var noun: RecordNoun<Views> {
    RecordNoun(
      shelf: \.views, find: { try $0.office.views.find($1, by: $0.actor) },
      columns: ["id", "name", "noun", "filter", "sort", "columns", "shared", "owner"],
      add: RecordNoun<Views>.adding(to: \.views))
  }

  static let option = Option(
    "view", .required("VIEW"), "a saved view: its filter, sort and columns")

  /// The view that a list of this noun is asked by.
  static func view(of noun: Noun, _ words: Words, _ session: Session) throws -> SavedView? {
    let views = session.office.views
    return try words.value("view").map {
      try views.get(views.find($0, of: noun, by: session.actor), by: session.actor)
    }
  }
}

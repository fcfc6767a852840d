import CRM

/// A noun's commands, made from its catalogue and its inputs.
struct RecordNoun<Shelf: Kept & SendableMetatype>: Sendable {
  typealias Item = Shelf.Item

  let shelf: @Sendable (Workspace) -> Shelf
  let find: @Sendable (Session, String) throws -> ID<Item>
  /// What a list shows to people.
  let columns: [String]
  let add: Command
  /// Its own verbs.
  var more: [Command] = []
  /// Another view of one record than its fields.
  var show: (@Sendable (Session, ID<Item>) throws -> Answer)?
  /// Another list than a page of the fields.
  var list: Command?
  /// What may be said beside `delete`, and what it does then.
  var parting: Parting?

  struct Parting: Sendable {
    let option: Option
    let delete: @Sendable (Session, ID<Item>) throws -> Void
  }

  private var catalogue: Catalogue<Item> { Shelf.catalogue }
  private var noun: Noun { catalogue.noun }
  private var name: String { noun.plural }

  var commands: [Command] { [list ?? listing, showing, add, edit] + more + [delete] }

  private var listing: Command {
    Command(
      name, "list", "lists \(name), page by page" + usually, arguments: [.filter],
      options: Option.list + (Noun.listed.contains(noun) ? [ViewCommands.option] : [])
    ) { session, words in
      var query = try words.query()
      let view = try ViewCommands.view(of: noun, words, session)
      if let view {
        query = Query(view, and: query)
      } else {
        query.filter = query.filter ?? Shelf.usualFilter
      }
      let page = try shelf(session.office).page(query, by: session.actor)
      let chosen = view?.columns ?? []
      return .page(
        page, of: catalogue, showing: chosen.isEmpty ? columns : chosen, session.wording)
    }
  }

  private var usually: String {
    Shelf.usualFilter.map { "; where nothing is asked: \($0)" } ?? ""
  }

  private var showing: Command {
    Command(name, "show", "shows one \(noun.title)", arguments: [id]) { session, words in
      let id = try find(session, words.required(0))
      if let show { return try show(session, id) }
      return answer(try shelf(session.office).get(id, by: session.actor), session)
    }
  }

  private var edit: Command {
    Command(
      name, "edit", "changes one \(noun.title), or several alike", arguments: [ids],
      options: Shelf.editInputs.map { Option($0) }
    ) { session, words in
      let change = try words.edit(by: Shelf.editInputs, in: session)
      let shelf = shelf(session.office)
      if let ids: [ID<Item>] = words.numbers(0) {
        return .many(noun, "changed", try shelf.edit(ids, by: session.actor, change))
      }
      let id = try find(session, words.required(0))
      return answer(try shelf.edit(id, by: session.actor, change), session)
    }
  }

  private var delete: Command {
    Command(
      name, "delete", "deletes one \(noun.title), or several", arguments: [ids],
      options: parting.map { [$0.option] } ?? []
    ) { session, words in
      let shelf = shelf(session.office)
      if let parting, words.has(parting.option.name) {
        let id = try find(session, words.required(0))
        try parting.delete(session, id)
        return .deleted(noun, id.number)
      }
      if let ids: [ID<Item>] = words.numbers(0) {
        return .many(noun, "deleted", try shelf.delete(ids, by: session.actor))
      }
      let id = try find(session, words.required(0))
      try shelf.delete(id, by: session.actor)
      return .deleted(noun, id.number)
    }
  }

  private var id: Argument { .record(noun) }
  private var ids: Argument { .records(noun) }

  private func answer(_ item: Item, _ session: Session) -> Answer {
    .record(item, of: catalogue, session.wording)
  }
}

extension RecordNoun where Shelf: Entered {
  /// The usual `add`: a draft, its inputs, and the verb that keeps it.
  static func adding(
    to shelf: @escaping @Sendable (Workspace) -> Shelf, arguments: [Argument] = [],
    begin: @escaping @Sendable (Session, Words) throws -> Item.Draft = { _, _ in Shelf.blank }
  ) -> Command {
    let noun = Shelf.catalogue.noun
    return Command(
      noun.plural, "add", "adds a \(noun.title)", arguments: arguments,
      options: Shelf.entryInputs.map { Option($0) }
    ) { session, words in
      let change = try words.change(by: Shelf.entryInputs, in: session)
      var draft = try begin(session, words)
      try change(&draft)
      let item = try shelf(session.office).add(draft, by: session.actor)
      return .record(item, of: Shelf.catalogue, session.wording)
    }
  }
}

extension Argument {
  static func record(_ noun: Noun, _ name: String = "ID") -> Argument {
    Argument(name, "the \(noun.title), by number or by an unambiguous name")
  }

  static func records(_ noun: Noun) -> Argument {
    Argument(
      "ID", "the \(noun.title), by number or by an unambiguous name; several by number: 3,5,8")
  }
}

extension Option {
  static let list = [
    Option("sort", .required("FIELD"), "by which field; -FIELD for the other way round"),
    Option("limit", .required("N"), "how many at most, 50 unless said"),
    Option("after", .required("CURSOR"), "goes on behind a page, by its “next”"),
    Option("before", .required("CURSOR"), "goes back before a page, by its “previous”"),
    Option("last", .none, "the last page"),
  ]
}

extension Words {
  /// The page that a list is asked for.
  func query(from place: Int = 0) throws -> Query {
    let sort = value("sort").map { Sort(spoken: $0) }
    guard ["after", "before", "last"].count(where: has) < 2 else {
      throw UsageError("--after, --before and --last each name a page: keep one")
    }
    return Query(
      filter: filter(from: place), sort: sort, limit: try limit(), after: value("after"),
      before: value("before"), fromEnd: has("last"))
  }

  func limit(_ usual: Int = 50) throws -> Int {
    guard let text = value("limit") else { return usual }
    guard let limit = Int(text), (1...10_000).contains(limit) else {
      throw UsageError("--limit is a whole number from 1 to 10000")
    }
    return limit
  }
}

extension Words {
  /// Several records, by their numbers with commas between; nil where one is meant.
  func numbers<Item>(_ place: Int) -> [ID<Item>]? {
    let parts = required(place).split(separator: ",")
    let numbers = parts.compactMap { Int64(String($0).trimmed) }
    guard parts.count > 1, numbers.count == parts.count else { return nil }
    return numbers.map { ID($0) }
  }
}

extension ID {
  /// A record that has no name to be known by.
  init(number text: String, of noun: Noun) throws {
    guard let number = Int64(text.trimmed) else { throw CRMError.notFound(noun, text) }
    self.init(number)
  }
}

extension Answer {
  static func deleted(_ noun: Noun, _ id: Int64) -> Answer {
    .said(
      "deleted \(noun.title) \(id); “leadline undo” brings it back",
      ["deleted": true, "noun": .string(noun.title), "id": .integer(id)])
  }

  /// What was done to several records at once.
  static func many(_ noun: Noun, _ deed: String, _ count: Int) -> Answer {
    let what = count == 1 ? noun.title : noun.plural
    return .said(
      "\(deed) \(count) \(what); “leadline undo” takes it all back",
      ["noun": .string(noun.title), "count": .integer(Int64(count))])
  }
}

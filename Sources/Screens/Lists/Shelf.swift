import CRM

/// A noun as lists, forms and the palette know it, its type left behind: how it is read, completed,
/// filled in and changed. The verbs are the business's own.
struct Shelf: Sendable {
  let noun: Noun
  let fields: [FieldSpec]
  /// Sorts that are quick at any size, the usual one first.
  let sorts: [Sort]
  let inputs: [InputSpec]
  let page: @Sendable (Seat, Query) throws -> RowPage
  let row: @Sendable (Seat, Int64) throws -> Row
  let count: @Sendable (Seat, String?, Int) throws -> Int
  let complete: @Sendable (Seat, String, Int) throws -> FilterCompletion
  /// The same without the file; nothing where it would have to be asked for the words in use.
  let completeAlone: @Sendable (String, Int) -> FilterCompletion?
  /// What each input would say of a record as it is.
  let texts: @Sendable (Seat, Int64) throws -> [String: String]
  /// Refuses a text that an input can't read; answers how it was understood.
  let check: @Sendable (Seat, String, String) throws -> Void
  let edit: @Sendable (Seat, [Int64], [String: String]) throws -> Void
  let delete: @Sendable (Seat, [Int64]) throws -> Void

  /// A field as a column shows it.
  struct FieldSpec: Sendable, Hashable {
    let name: String
    let label: String
    let kind: FieldKind
    /// Whether it is worked out beside the rows: shown, but no list is sorted or filtered by it.
    var isFigure = false
  }

  /// An input as a form shows it.
  struct InputSpec: Sendable, Hashable {
    let name: String
    let help: String
    let kind: FieldKind
    let label: String
    /// The field that it fills.
    let field: String

    init<Draft, Item>(_ input: Input<Draft>, in catalogue: Catalogue<Item>) {
      name = input.name
      help = input.help
      kind = input.kind
      field = input.field
      label = catalogue.field(input.field)?.label ?? input.name.spaced.capitalisedFirst
    }
  }

  private let places: [String: Int]

  func value(_ field: String, of row: Row) -> FieldValue {
    places[field].map { row.values[$0] } ?? .nothing
  }

  func field(_ name: String) -> FieldSpec? { places[name].map { fields[$0] } }

  /// A row's fields by name, for the verbs that act on it.
  func values(of row: Row) -> [String: FieldValue] {
    Dictionary(zip(fields.map(\.name), row.values)) { first, _ in first }
  }

  init<S: Kept & SendableMetatype>(
    _ kept: @escaping @Sendable (Workspace) -> S, figures: Figures = .none,
    telling tell: @escaping @Sendable (Seat, String, String) throws -> String = { $2 }
  ) {
    let catalogue = S.catalogue
    let inputs = S.editInputs
    self.init(reading: kept, figures, inputs.map { InputSpec($0, in: catalogue) }) { seat, id in
      let shelf = kept(seat.office)
      let item = try shelf.get(ID(id), by: seat.me)
      let texts = try inputs.map { input in
        (input.name, try tell(seat, input.name, shelf.text(of: input, for: item, by: seat.me)))
      }
      return Dictionary(texts) { first, _ in first }
    } check: { seat, name, text in
      guard let input = inputs.first(where: { $0.name == name }) else { return }
      _ = try input.read(text, seat.office, seat.office.desk(for: seat.me))
    } edit: { seat, ids, texts in
      let changes = try Shelf.changes(texts, inputs, seat)
      let all: Input<S.Item.Draft>.Change = { draft in for change in changes { try change(&draft) }
      }
      try kept(seat.office).edit(ids.map { ID($0) }, by: seat.me, all)
    } delete: { seat, ids in
      try kept(seat.office).delete(ids.map { ID($0) }, by: seat.me)
    }
  }

  /// What the program writes itself: to be read, not to be changed.
  static func read<S: Nouned & SendableMetatype>(
    _ kept: @escaping @Sendable (Workspace) -> S
  ) -> Shelf {
    let noun = S.catalogue.noun
    return Shelf(reading: kept, .none, []) { _, _ in
      [:]
    } check: { _, _, _ in
    } edit: { seat, _, _ in
      throw CRMError.refused(role: seat.me.role, .edit, noun, own: false)
    } delete: { seat, _ in
      throw CRMError.refused(role: seat.me.role, .delete, noun, own: false)
    }
  }

  private init<S: Nouned & SendableMetatype>(
    reading kept: @escaping @Sendable (Workspace) -> S, _ figures: Figures, _ inputs: [InputSpec],
    texts: @escaping @Sendable (Seat, Int64) throws -> [String: String],
    check: @escaping @Sendable (Seat, String, String) throws -> Void,
    edit: @escaping @Sendable (Seat, [Int64], [String: String]) throws -> Void,
    delete: @escaping @Sendable (Seat, [Int64]) throws -> Void
  ) {
    let catalogue = S.catalogue
    noun = catalogue.noun
    fields =
      catalogue.fields.map { FieldSpec(name: $0.name, label: $0.label, kind: $0.kind) }
      + figures.fields
    places = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    sorts = catalogue.sorts
    self.inputs = inputs
    (self.texts, self.check, self.edit, self.delete) = (texts, check, edit, delete)
    page = { seat, query in
      var page = RowPage(
        try kept(seat.office).page(query, by: seat.me), catalogue, query)
      page.rows = try figures.beside(page.rows, seat)
      return page
    }
    row = { seat, id in
      let item = try kept(seat.office).get(ID(id), by: seat.me)
      let row = Row(id: id, values: catalogue.fields.map { $0.value(item) }, cursor: "")
      return try figures.beside([row], seat)[0]
    }
    count = { seat, filter, limit in
      try kept(seat.office).count(filter, upTo: limit, by: seat.me)
    }
    complete = { seat, filter, caret in
      try FilterCompletion.at(caret, in: filter, of: catalogue) { field in
        try kept(seat.office).values(of: field, by: seat.me)
      }
    }
    completeAlone = { filter, caret in
      try? FilterCompletion.at(caret, in: filter, of: catalogue) { (_) throws -> [String] in
        throw AsksFile()
      }
    }
  }

  /// Reads what was written, in the order of the inputs: a currency before its amounts.
  static func changes<Draft>(
    _ texts: [String: String], _ inputs: [Input<Draft>], _ seat: Seat
  ) throws -> [Input<Draft>.Change] {
    let desk = seat.office.desk(for: seat.me)
    return try inputs.compactMap { input in
      try texts[input.name].map { try input.read($0, seat.office, desk) }
    }
  }
}

extension RowPage {
  /// The page of a query that asked for one row too many where it walked backwards: that row only
  /// tells where the page begins.
  fileprivate init<Item>(_ page: Page<Item>, _ catalogue: Catalogue<Item>, _ query: Query) {
    rows = page.items.enumerated().map { index, item in
      Row(
        id: catalogue.id(item), values: catalogue.fields.map { $0.value(item) },
        cursor: page.cursor(of: index))
    }
    start = query.after
    hasNext = page.next != nil
    if query.before != nil || query.fromEnd, page.items.count == query.limit {
      start = rows.removeFirst().cursor
    }
  }
}

/// Said of a question that the file alone could answer.
private struct AsksFile: Error {}

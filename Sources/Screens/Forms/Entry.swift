import CRM
import Terminal

/// What a form asks, how each answer is read, and what saving does: the business's inputs with their
/// draft left behind.
struct Entry: Sendable {
  let title: String
  var fields: [FieldSpec]
  /// Whether it is filled in at one go, and Enter saves it.
  var isQuick = false
  /// The record that is edited; nothing for a new one.
  var record: Dossier.Link?
  /// What the fields hold to begin with.
  let texts: @Sendable (Seat) throws -> [String: String]
  /// Refuses a text; else says how it was understood.
  let check: @Sendable (Seat, String, String) throws -> Void
  /// Shows what saving would change, without saving.
  var preview: (@Sendable (Seat, [String: String]) throws -> [Effect])?
  /// Saves what was changed; answers what to tell.
  let save: @Sendable (Seat, [String: String]) throws -> [Effect]

  struct FieldSpec: Sendable, Hashable {
    let name: String
    let label: String
    let help: String
    let kind: FieldKind
    var isNote = false
    var isRequired = false
    /// What can be completed while it is written.
    var completing: WordSource?
  }
}

extension Entry {
  /// A form over a list of inputs. `front` names those that are asked, in their order; what is not
  /// named comes after, unless `isShort`.
  init<Draft>(
    _ title: String, _ inputs: [Input<Draft>], labels: [String: String] = [:],
    front: [String] = [], isShort: Bool = false, isQuick: Bool = false, required: Set<String> = [],
    notes: Set<String> = ["note", "description"], completing: [String: WordSource] = [:],
    record: Dossier.Link? = nil,
    texts: @escaping @Sendable (Seat) throws -> [String: String],
    save: @escaping @Sendable (Seat, [Input<Draft>.Change]) throws -> [Effect],
    begin: [String: String] = [:]
  ) {
    self.title = title
    self.isQuick = isQuick
    self.record = record
    let named = front.compactMap { name in inputs.first { $0.name == name } }
    let rest = isShort ? [] : inputs.filter { !front.contains($0.name) }
    fields = (named + rest).map { input in
      FieldSpec(
        name: input.name, label: labels[input.name] ?? input.name.spaced.capitalisedFirst,
        help: input.help, kind: input.kind, isNote: notes.contains(input.name),
        isRequired: required.contains(input.name), completing: completing[input.name])
    }
    self.texts = texts
    check = { seat, name, text in
      guard let input = inputs.first(where: { $0.name == name }) else { return }
      _ = try input.read(text, seat.office, seat.office.desk(for: seat.me))
    }
    // What the form showed to begin with was not typed, but is meant.
    self.save = { seat, texts in
      try save(seat, Shelf.changes(texts.merging(begin) { typed, _ in typed }, inputs, seat))
    }
  }

  /// Editing one record of a shelf.
  static func editing(_ style: ListStyle, _ id: Int64) -> Entry {
    let shelf = style.shelf
    let named = style.form.compactMap { name in shelf.inputs.first { $0.name == name } }
    let rest = shelf.inputs.filter { !style.form.contains($0.name) }
    return Entry(
      title: "Edit \(shelf.noun.title)",
      fields: (named + rest).map { input in
        FieldSpec(
          name: input.name, label: input.label, help: input.help, kind: input.kind,
          isNote: style.notes.contains(input.name), completing: style.completing[input.name])
      },
      record: Dossier.Link(noun: shelf.noun, id: id),
      texts: { seat in try shelf.texts(seat, id) },
      check: shelf.check,
      save: { seat, texts in
        try shelf.edit(seat, [id], texts)
        return [.toast(.done("Saved"))]
      })
  }
}

extension Entry {
  /// One field of many records at once.
  static func editing(_ style: ListStyle, all ids: [Int64], only name: String) -> Entry? {
    let shelf = style.shelf
    guard let input = shelf.inputs.first(where: { $0.name == name }) else { return nil }
    let count = "\(ids.count.grouped) \(shelf.noun.plural)"
    let field = FieldSpec(
      name: name, label: input.label, help: "\(input.help); for all \(count)", kind: input.kind,
      isNote: style.notes.contains(name), completing: style.completing[name])
    return Entry(
      title: "Edit \(count)", fields: [field], record: nil, texts: { _ in [:] },
      check: shelf.check,
      save: { seat, texts in
        let text = texts[name] ?? ""
        try shelf.edit(seat, ids, [name: text])
        let what = text.isEmpty ? "cleared" : "“\(text)”"
        return [.toast(.done("\(input.label) of \(count): \(what)"))]
      })
  }
}

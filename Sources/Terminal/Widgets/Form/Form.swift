/// Things to be filled in, one below the other.
package struct Form: Hashable, Sendable {
  package var title: String
  package internal(set) var fields: [FormField]
  /// The field one writes in.
  package internal(set) var focus = 0
  /// What is offered for the field one writes in.
  var list: CandidateList?
  /// Whether nothing was written since one came to the field.
  var isFresh = true
  /// Whether Enter saves as soon as what is required is there, as in a form of a few fields; else it
  /// goes to the next field.
  package var savesOnEnter = false
  /// The room it was last given; notes wrap by it.
  package var size = Size(width: 80, height: 24) {
    didSet { fitNotes() }
  }

  package init(_ title: String, _ fields: [FormField]) {
    self.title = title
    self.fields = fields
    fitNotes()
  }

  package var focused: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }
  package var isDirty: Bool { fields.contains(where: \.isChanged) }
  package var hasErrors: Bool { fields.contains { $0.error != nil } }
  package var isListOpen: Bool { list != nil }

  /// The texts that differ from the initial ones, by the fields' names.
  package var changes: [String: String] {
    let changed = fields.filter(\.isChanged).map { ($0.name, $0.text) }
    return Dictionary(changed, uniquingKeysWith: { $1 })
  }

  package subscript(name: String) -> FormField? { fields.first { $0.name == name } }

  package func text(of name: String) -> String { self[name]?.text ?? "" }

  package mutating func focus(on name: String) {
    guard let place = place(of: name) else { return }
    focus = place
    isFresh = true
    list = nil
  }

  /// Goes to the first field whose text can't be taken.
  package mutating func focusOnError() {
    guard let field = fields.first(where: { $0.error != nil }) else { return }
    focus(on: field.name)
  }

  package mutating func set(_ text: String, for name: String) {
    guard let place = place(of: name) else { return }
    fields[place].write(text)
    if place == focus { list = nil }
  }

  package mutating func setError(_ name: String, _ sentence: String?) {
    guard let place = place(of: name) else { return }
    fields[place].error = sentence
  }

  package mutating func setReading(_ name: String, _ text: String?) {
    guard let place = place(of: name) else { return }
    fields[place].reading = text
  }

  /// Offers what may be meant; nothing once another field has the focus.
  package mutating func offer(_ candidates: [Candidate], for name: String) {
    guard focused?.name == name, focused?.isNote == false else { return }
    list = CandidateList(candidates)
  }

  /// Offers what could stand in the place of some of its characters.
  package mutating func offer(
    _ candidates: [Candidate], for name: String, replacing range: Range<Int>,
    followedBy suffix: String
  ) {
    offer(candidates, for: name)
    list?.replacing = range
    list?.suffix = suffix
  }

  /// How many rows it would fill.
  package func height(in width: Int) -> Int { FormLayout(self, width: width).height }

  private func place(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  private mutating func fitNotes() {
    let layout = FormLayout(self, width: size.width)
    for (place, block) in zip(fields.indices, layout.fields) {
      guard case .note(var note) = fields[place].editor else { continue }
      note.size = Size(width: block.width, height: block.height)
      fields[place].editor = .note(note)
    }
  }
}

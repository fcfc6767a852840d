import CRM
import Terminal

/// A form over what is below it: checks as one types, offers what may be meant, asks before unsaved
/// text is lost, and minds that others may have changed the record meanwhile.
struct FormScreen: Screen {
  let entry: Entry
  private(set) var form: Form
  private var focusAtFirst: String?
  private var isLoaded = false
  private var isSaving = false
  /// What the record held when the form was filled.
  private var before: [String: String] = [:]
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ entry: Entry, focus: String? = nil) {
    self.entry = entry
    focusAtFirst = focus
    form = Form(entry.title, [])
  }

  /// A new record, with what was said of it already; the reason instead where there is none such.
  static func adding(
    _ noun: Noun, about subject: Subject?, saying said: [String: String] = [:], _ briefing: Briefing
  ) -> Effect {
    if Access.scope(of: briefing.me.role, .add, noun) == .none {
      let refusal = CRMError.refused(role: briefing.me.role, .add, noun, own: false)
      return .toast(.refusal(refusal))
    }
    guard let entry = Entry.adding(noun, about: subject, said) else {
      return .toast(.refusal("There is no form for \(noun.plural)"))
    }
    return .push(FormScreen(entry))
  }

  static func editing(
    _ noun: Noun, _ id: Int64, at field: String? = nil, _ briefing: Briefing
  ) -> Effect {
    if noun == .caller { return .push(FormScreen(.editing(caller: ID(id)), focus: field)) }
    if noun == .member { return .push(FormScreen(.editing(member: ID(id)), focus: field)) }
    guard let style = ListStyle.of(noun) else {
      return .toast(.refusal("There is no form for \(noun.plural)"))
    }
    return .push(FormScreen(.editing(style, id), focus: field))
  }

  var title: String { entry.title }
  var contexts: [String] { ["form"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var isSettling: Bool { !isLoaded || isSaving }
  var hints: [Deed] {
    [.save] + (form.focused?.isNote == true ? [.editor] : [])
      + (entry.preview == nil ? [] : [.preview])
  }

  mutating func lay(out area: Rect) {
    self.area = area
    form.size = Size(width: place.width - 4, height: place.height - 2)
  }

  /// Beside the list where there is room, else over it.
  private var place: Rect {
    let width = min(84, area.width)
    return area.centred(Size(width: width, height: form.height(in: width - 4) + 6))
  }

  // MARK: Loading

  mutating func load(_ briefing: Briefing) -> [Effect] {
    isLoaded ? [] : [textsJob()]
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    guard let record = entry.record, isLoaded, touched.holds(record.noun, record.id) else {
      return []
    }
    return [textsJob()]
  }

  private func textsJob() -> Effect {
    let texts = entry.texts
    return .ask(
      .read("texts", for: FormScreen.self) { seat in
        try texts(seat)
      } failing: { _, error in
        [.leave, .toast(.refusal(error))]
      } then: { screen, texts, briefing in
        screen.isLoaded ? screen.meet(texts, briefing) : screen.fill(texts, briefing)
      })
  }

  private mutating func fill(_ texts: [String: String], _ briefing: Briefing) -> [Effect] {
    isLoaded = true
    before = texts
    form = Form(entry.title, fields(texts, briefing))
    form.savesOnEnter = entry.isQuick
    lay(out: area)
    if let focusAtFirst { form.focus(on: focusAtFirst) }
    return []
  }

  private func fields(_ texts: [String: String], _ briefing: Briefing) -> [FormField] {
    entry.fields.map { spec in
      FormField(
        spec.name, spec.label, Choices.fieldKind(spec, briefing), text: texts[spec.name] ?? "",
        help: spec.help, isRequired: spec.isRequired)
    }
  }

  /// Somebody changed the record meanwhile. What one has not touched follows; what both have changed
  /// is asked about.
  private mutating func meet(_ theirs: [String: String], _ briefing: Briefing) -> [Effect] {
    let mine = form.changes
    let clashes = mine.keys.filter { name in
      theirs[name] != before[name] && theirs[name] != mine[name]
    }
    let focus = form.focused?.name
    before = theirs
    form = Form(entry.title, fields(theirs, briefing))
    form.savesOnEnter = entry.isQuick
    lay(out: area)
    for (name, text) in mine { form.set(text, for: name) }
    if let focus { form.focus(on: focus) }
    guard !clashes.isEmpty else { return [] }
    let labels = entry.fields.filter { clashes.contains($0.name) }.map {
      Clash(
        name: $0.name, label: $0.label, mine: mine[$0.name] ?? "", theirs: theirs[$0.name] ?? "")
    }
    return [.push(ClashScreen(labels))]
  }

  mutating func takeTheirs(_ names: [String]) {
    for name in names { form.set(before[name] ?? "", for: name) }
  }

  // MARK: Writing

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    guard isLoaded else { return key == .escape ? [.leave] : [] }
    if entry.preview != nil,
      briefing.keys.action(for: key, in: contexts) == Deed.preview.rawValue
    {
      return preview()
    }
    let reply = form.take(meant(by: key, briefing))
    if reply == .nothing, case .control = key { return key == .control("z") ? nil : [] }
    return answer(reply)
  }

  /// The form's own key for what a key was set to do.
  private func meant(by key: Key, _ briefing: Briefing) -> Key {
    switch briefing.keys.action(for: key, in: contexts).flatMap(Deed.init(rawValue:)) {
    case .save: .control("s")
    case .editor: .control("o")
    default: key
    }
  }

  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] {
    answer(form.take(paste: text))
  }

  private mutating func answer(_ reply: FormReply) -> [Effect] {
    switch reply {
    case .nothing: return []
    case .changed(let name): return [checkJob(name)] + candidatesJob(name)
    case .left(let name): return [checkJob(name)]
    case .wantsList(let name): return completionJob(name, isAsked: true)
    case .submit: return save()
    case .cancel(let isDirty):
      guard isDirty else { return [.leave] }
      return [
        .push(
          ConfirmScreen(
            "Leave without saving?", "What was written here is lost.", yes: "Leave", no: "Stay",
            [.below { _, _ in [.leave] }]))
      ]
    case .wantsEditor(let name): return [.write(form.text(of: name))]
    }
  }

  private func checkJob(_ name: String) -> Effect {
    let (check, text) = (entry.check, form.text(of: name))
    let kind = entry.fields.first { $0.name == name }?.kind
    return .ask(
      .read("check \(name)", for: FormScreen.self, urgency: .idle) { seat in
        try check(seat, name, text)
      } failing: { screen, error in
        // While one still writes, half a word is no mistake yet.
        guard screen.form.focused?.name != name else { return [] }
        screen.form.setError(name, Sentence.of(error, field: name))
        return []
      } then: { screen, _, briefing in
        screen.form.setError(name, nil)
        screen.form.setReading(name, Choices.reading(text, kind, briefing))
        return []
      })
  }

  /// What could stand at the caret; of a list's words only those that begin as typed, unless all are
  /// asked for.
  private func completionJob(_ name: String, isAsked: Bool = false) -> [Effect] {
    guard let source = entry.fields.first(where: { $0.name == name })?.completing,
      let field = form[name]
    else { return [] }
    let (text, caret) = (field.text, field.caret)
    return [
      .ask(
        .read("candidates", for: FormScreen.self, urgency: .idle) { seat in
          try source.offer(text, caret, isAsked: isAsked, seat)
        } failing: { _, _ in
          []
        } then: { screen, offer, _ in
          guard screen.form.text(of: name) == text else { return [] }
          screen.form.offer(
            offer.candidates, for: name, replacing: offer.range, followedBy: offer.suffix)
          return []
        })
    ]
  }

  private func candidatesJob(_ name: String) -> [Effect] {
    if form[name]?.isGuided == true { return completionJob(name) }
    guard case .reference(let noun)? = entry.fields.first(where: { $0.name == name })?.kind else {
      return []
    }
    let text = form.text(of: name)
    guard !text.isEmpty else { return [] }
    return [
      .ask(
        .read("candidates", for: FormScreen.self, urgency: .idle) { seat in
          try Choices.candidates(for: noun, text, seat)
        } failing: { _, _ in
          []
        } then: { screen, candidates, _ in
          screen.form.offer(candidates, for: name)
          return []
        })
    ]
  }

  private mutating func save() -> [Effect] {
    guard !isSaving else { return [] }
    for field in form.fields where field.isRequired && field.text.allSatisfy(\.isWhitespace) {
      form.setError(field.name, "can't be empty")
      form.focusOnError()
      return []
    }
    isSaving = true
    // A candidate is known by its number, whatever others are called.
    var texts = form.changes
    for (name, text) in texts {
      if case .reference? = entry.fields.first(where: { $0.name == name })?.kind,
        let chosen = form[name]?.chosen, chosen.text == text
      {
        texts[name] = chosen.id
      }
    }
    let (save, changes) = (entry.save, texts)
    guard !changes.isEmpty || entry.record == nil else { return [.leave] }
    return [
      .ask(
        .deed("save", for: FormScreen.self) { seat in
          try save(seat, changes)
        } failing: { screen, error in
          screen.isSaving = false
          return screen.fail(error)
        } then: { _, effects, _ in
          [.leave] + effects
        })
    ]
  }

  /// What saving would change, as far as it is written now.
  private mutating func preview() -> [Effect] {
    guard let preview = entry.preview else { return [] }
    form.finish()
    let texts = form.changes
    return [
      .ask(
        .read("preview", for: FormScreen.self) { seat in
          try preview(seat, texts)
        } failing: { screen, error in
          screen.fail(error)
        } then: { _, effects, _ in
          effects
        })
    ]
  }

  /// A refusal stands under the field that it is about, if it is about one.
  private mutating func fail(_ error: any Error) -> [Effect] {
    if case CRMError.invalid(let name, _) = error, form[name] != nil {
      form.setError(name, Sentence.of(error, field: name))
      form.focusOnError()
      return []
    }
    if case CRMError.missing(let name, _) = error, form[name] != nil {
      form.setError(name, "can't be empty")
      form.focusOnError()
      return []
    }
    return [.toast(.refusal(error))]
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .save: save()
    case .preview: preview()
    case .back: answer(form.take(.escape))
    default: nil
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let inner = grid.frame(place)
    let edge = place.bottom(1).0.inset(2)
    form.draw(into: &grid, inner.inset(1))
    if entry.isQuick {
      grid.write(" enter saves · tab goes on ", fitting: edge, .quiet, rightAligned: true)
    }
  }
}

import CRM
import Terminal

// What the record holds, now and whenever somebody else changes it.
extension FormScreen {
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
}

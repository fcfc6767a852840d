import CRM
import Terminal

// What becomes of what was written.
extension FormScreen {
  mutating func save() -> [Effect] {
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
  mutating func preview() -> [Effect] {
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
}

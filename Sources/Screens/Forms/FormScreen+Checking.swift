import CRM
import Terminal

// What is told and offered while one writes.
extension FormScreen {
  func checkJob(_ name: String) -> Effect {
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
  func completionJob(_ name: String, isAsked: Bool = false) -> [Effect] {
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

  func candidatesJob(_ name: String) -> [Effect] {
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
}

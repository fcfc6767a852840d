import CRM

// How one comes to a form.
extension FormScreen {
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
}

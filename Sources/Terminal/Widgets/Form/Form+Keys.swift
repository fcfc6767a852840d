/// What a key press in a form means to whoever shows it.
package enum FormReply: Hashable, Sendable {
  case nothing
  case changed(String)
  /// Another field has the focus now; time to say what is wrong with this one.
  case left(String)
  case submit
  case cancel(isDirty: Bool)
  /// All that a list could have is to be offered.
  case wantsList(String)
  /// The note is to be written in the person's own editor.
  case wantsEditor(String)
}

extension Form {
  package mutating func take(_ key: Key) -> FormReply {
    switch key {
    case .control("s"):
      settle()
      return .submit
    case .escape where list == nil: return .cancel(isDirty: isDirty)
    default: break
    }
    guard let field = focused else { return .nothing }
    if list != nil, let reply = takeInList(key) { return reply }
    switch key {
    case .tab: return move(to: (focus + 1) % fields.count)
    case .backTab: return move(to: (focus + fields.count - 1) % fields.count)
    case .enter where !field.isNote && savesOnEnter:
      settle()
      let lacking = fields.firstIndex { $0.isRequired && $0.text.allSatisfy(\.isWhitespace) }
      guard let lacking, lacking != focus else { return .submit }
      return move(to: lacking)
    case .enter where !field.isNote:
      guard focus + 1 < fields.count else {
        settle()
        return .submit
      }
      return move(to: focus + 1)
    case .control("o") where field.isNote: return .wantsEditor(field.name)
    case .space where field.kind == .flag:
      return write(field.text == "yes" ? "no" : "yes")
    case .space where field.choices != nil && isFresh:
      openList()
      return .nothing
    case .space where field.wantsPart: return .wantsList(field.name)
    case .space where field.isList && isFresh:
      // Behind what is there already.
      let end = field.text.count
      fields[focus].replace(end..<end, with: ", ")
      isFresh = false
      return .wantsList(field.name)
    default: break
    }
    let reply = edit { $0.take(key) }
    if let reply { return reply }
    switch key {
    case .up where focus > 0: return move(to: focus - 1)
    case .down where focus + 1 < fields.count: return move(to: focus + 1)
    case .pageUp: return move(to: 0)
    case .pageDown: return move(to: fields.count - 1)
    default: return .nothing
    }
  }

  package mutating func take(paste text: String) -> FormReply {
    edit {
      $0.insert(text)
      return true
    } ?? .nothing
  }

  /// Leaves no half of a word where one of the choices is meant.
  package mutating func finish() { settle() }

  /// What a key does to an open list; nil if it is for the field.
  private mutating func takeInList(_ key: Key) -> FormReply? {
    guard var list else { return nil }
    switch key {
    case .escape: self.list = nil
    case .up, .control("p"):
      list.step(-1)
      self.list = list
    case .down, .control("n"):
      list.step(1)
      self.list = list
    case .tab, .enter:
      self.list = nil
      if let range = list.replacing { return put(list, in: range) ?? take(key) }
      let isWritten = focused?.text == list.chosen.text
      let reply = write(list.chosen.text)
      fields[focus].chosen = list.chosen
      // Whoever has written all of it goes on; so does the key.
      return isWritten ? take(key) : reply
    default: return nil
    }
    return .nothing
  }

  /// Puts the chosen one in its place; nil where it stands there already.
  private mutating func put(_ list: CandidateList, in range: Range<Int>) -> FormReply? {
    let field = fields[focus]
    let there = Array(field.text)[range.clamped(to: 0..<field.text.count)]
    guard String(there) != list.chosen.text else { return nil }
    fields[focus].replace(range, with: list.chosen.text + list.suffix)
    isFresh = false
    return .changed(field.name)
  }

  /// Writes into the focused field; nil if that could not use the key.
  private mutating func edit(_ change: (inout FormField) -> Bool) -> FormReply? {
    guard var field = focused else { return nil }
    let before = field.text
    if isFresh, field.beginsAnew {
      var anew = field
      anew.write("")
      // A key that only moves the caret leaves the text.
      if change(&anew), !anew.text.isEmpty {
        field = anew
      } else if !change(&field) {
        return nil
      }
    } else if !change(&field) {
      return nil
    }
    let isChanged = field.text != before
    if isChanged { field.forget() }
    fields[focus] = field
    guard isChanged else { return .nothing }
    isFresh = false
    list = field.choices.flatMap { CandidateList($0, matching: field.text) }
    return .changed(field.name)
  }

  private mutating func write(_ text: String) -> FormReply {
    let field = fields[focus]
    guard field.text != text else { return .nothing }
    fields[focus].write(text)
    isFresh = true
    list = nil
    return .changed(field.name)
  }

  /// Shows all the choices, the present one chosen.
  private mutating func openList() {
    guard let choices = focused?.choices else { return }
    var open = CandidateList(choices.map { Candidate($0) })
    open?.select(focused?.text ?? "")
    list = open
  }

  private mutating func move(to place: Int) -> FormReply {
    settle()
    let left = fields[focus].name
    focus = place
    isFresh = true
    return .left(left)
  }

  /// Leaves one of the choices where only a part of it was written.
  private mutating func settle() {
    defer { list = nil }
    if let field = focused, field.isList, field.text.hasSuffix(", ") {
      fields[focus].write(String(field.text.dropLast(2)))
    }
    guard let field = focused, let choices = field.choices, !field.text.isEmpty, !isFresh,
      !choices.contains(field.text), let best = CandidateList(choices, matching: field.text)
    else { return }
    let chosen = list?.chosen ?? best.chosen
    fields[focus].write(chosen.text)
  }
}

/// One thing to be filled in.
package struct FormField: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case line
    /// Many lines.
    case note
    case choice([String])
    /// "yes" or "no".
    case flag
    /// The host offers what there is while one types.
    case picker
    /// The host offers what could stand at the caret; of a list, whose parts have commas between, the
    /// parts that are not there yet.
    case guided(isList: Bool)
    /// The host reads what is written and says which day it is.
    case day
  }

  package let name: String
  package let label: String
  package let kind: Kind
  package let help: String
  /// The heading it stands under; "" for none.
  package let group: String
  package let isRequired: Bool
  package let initial: String
  /// Why what is written can't be taken.
  package var error: String?
  /// What the host understood: "Fri 27 Nov" for "fri".
  package var reading: String?
  /// What was taken from the candidates and has not been written over since.
  package internal(set) var chosen: Candidate?
  var editor: Editor

  enum Editor: Hashable, Sendable {
    case line(LineEditor)
    case note(NoteEditor)
  }

  package init(
    _ name: String, _ label: String, _ kind: Kind = .line, text: String = "", help: String = "",
    group: String = "", isRequired: Bool = false
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.help = help
    self.group = group
    self.isRequired = isRequired
    editor = kind == .note ? .note(NoteEditor(text)) : .line(LineEditor(text))
    // As the editor holds it: another kind of line break is no change.
    initial =
      switch editor {
      case .line(let line): line.text
      case .note(let note): note.text
      }
  }

  package var text: String {
    switch editor {
    case .line(let line): line.text
    case .note(let note): note.text
    }
  }

  package var isChanged: Bool { text != initial }
  package var isNote: Bool { kind == .note }
  package var isGuided: Bool { if case .guided = kind { true } else { false } }
  var isList: Bool { kind == .guided(isList: true) }
  /// How many characters stand before the caret.
  package var caret: Int { if case .line(let line) = editor { line.caret } else { 0 } }

  /// Whether the caret stands where another part of a list could begin.
  var wantsPart: Bool {
    guard isList, case .line(let line) = editor else { return false }
    let part = line.head.reversed().prefix { $0 != "," }
    return part.allSatisfy(\.isWhitespace)
  }

  /// What it can be, where that is known beforehand.
  var choices: [String]? {
    switch kind {
    case .choice(let choices): choices
    case .flag: ["yes", "no"]
    case .line, .note, .picker, .guided, .day: nil
    }
  }

  /// Whether a list opens as one writes.
  var offersList: Bool {
    switch kind {
    case .choice, .picker, .guided: true
    case .line, .note, .flag, .day: false
    }
  }

  /// Whether the first letter written begins anew: one chooses another, one does not mend the word.
  var beginsAnew: Bool { choices != nil || kind == .picker }

  /// Gives it another text, as if it had been written.
  mutating func write(_ text: String) {
    switch editor {
    case .line(var line):
      line.set("")
      line.insert(text)
      editor = .line(line)
    case .note(var note):
      note.set(text)
      editor = .note(note)
    }
    forget()
  }

  /// Puts a text in the place of some characters, the caret behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    guard case .line(var line) = editor else { return }
    line.replace(range, with: text)
    editor = .line(line)
    forget()
  }

  mutating func take(_ key: Key) -> Bool {
    switch editor {
    case .line(var line):
      let isTaken = line.take(key)
      editor = .line(line)
      return isTaken
    case .note(var note):
      let isTaken = note.take(key)
      editor = .note(note)
      return isTaken
    }
  }

  mutating func insert(_ text: String) {
    switch editor {
    case .line(var line):
      line.insert(text)
      editor = .line(line)
    case .note(var note):
      note.insert(text)
      editor = .note(note)
    }
  }

  /// What was said about the text before does not count for the one there is now.
  mutating func forget() {
    error = nil
    reading = nil
    chosen = nil
  }
}

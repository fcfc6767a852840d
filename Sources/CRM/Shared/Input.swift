/// One thing that people fill in: how the command line names it, what it is for, and how its text is
/// read. Reading happens before the write gate; what it answers is only put in place inside.
package struct Input<Draft>: Sendable {
  package typealias Change = (inout Draft) throws -> Void

  package let name: String
  /// The catalogue's field that it fills in.
  package let field: String
  package let help: String
  package let kind: FieldKind
  package let read: @Sendable (String, Workspace, Desk) throws -> Change

  package init(
    _ name: String, _ kind: FieldKind, _ help: String, field: String? = nil,
    read: @escaping @Sendable (String, Workspace, Desk) throws -> Change
  ) {
    self.name = name
    self.field = field ?? name
    self.kind = kind
    self.help = help
    self.read = read
  }

  /// As the command line says it: `--due-date`.
  package var option: String { "--" + name.map { $0 == "_" ? "-" : String($0) }.joined() }

  /// The same input, where the field that it fills in has another name.
  func filling(_ field: String) -> Input { Input(name, kind, help, field: field, read: read) }

  /// The same input, where its draft is a part of a greater one.
  func within<Whole>(_ path: any WritableKeyPath<Whole, Draft> & Sendable) -> Input<Whole> {
    Input<Whole>(name, kind, help, field: field) { text, office, desk in
      let change = try read(text, office, desk)
      return { try change(&$0[keyPath: path]) }
    }
  }

  /// One text that fills in both.
  func and(_ other: Input) -> Input {
    Input(name, kind, help, field: field) { text, office, desk in
      let first = try read(text, office, desk)
      let second = try other.read(text, office, desk)
      return { draft in
        try first(&draft)
        try second(&draft)
      }
    }
  }
}

extension Input {
  /// A line of text that may be left out; an empty one clears it.
  static func line(
    _ name: String, _ path: any WritableKeyPath<Draft, String?> & Sendable, upTo limit: Int = 100,
    _ help: String, kind: FieldKind = .text
  ) -> Input {
    Input(name, kind, help) { text, _, _ in
      let line = try Line.read(text, field: name, upTo: limit)
      return { $0[keyPath: path] = line }
    }
  }

  /// A line that must be there.
  static func name(
    _ name: String, _ path: any WritableKeyPath<Draft, String> & Sendable, upTo limit: Int = 200,
    _ help: String
  ) -> Input {
    Input(name, .text, help) { text, _, _ in
      let line = try Line.readName(text, field: name, upTo: limit)
      return { $0[keyPath: path] = line }
    }
  }

  /// Text of any length and many lines.
  static func note(
    _ name: String, _ path: any WritableKeyPath<Draft, String?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .text, help) { text, _, _ in
      let note = try Line.readMany(text, field: name)
      return { $0[keyPath: path] = note }
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Draft, Choice> & Sendable, _ help: String
  ) -> Input where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    return Input(name, .choice(words), help) { text, _, _ in
      let choice: Choice = try Line.choose(text, field: name)
      return { $0[keyPath: path] = choice }
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Draft, Choice?> & Sendable, _ help: String
  ) -> Input where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    return Input(name, .choice(words), help) { text, _, _ in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let choice: Choice = try Line.choose(text, field: name)
      return { $0[keyPath: path] = choice }
    }
  }

  static func day(
    _ name: String, _ path: any WritableKeyPath<Draft, Day?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .day, help) { text, _, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let day = try attempt(name) { try DateWords.day(text, today: desk.today) }
      return { $0[keyPath: path] = day }
    }
  }

  static func instant(
    _ name: String, _ path: any WritableKeyPath<Draft, Instant?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .instant, help) { text, _, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let instant = try attempt(name) { try Instant.parse(text, zone: desk.business.zone) }
      return { $0[keyPath: path] = instant }
    }
  }

  static func count(
    _ name: String, _ path: any WritableKeyPath<Draft, Int?> & Sendable, in range: ClosedRange<Int>,
    _ help: String
  ) -> Input {
    Input(name, .number, help) { text, _, _ in
      let text = text.trimmed
      guard !text.isEmpty else { return { $0[keyPath: path] = nil } }
      guard let number = Int(text), range.contains(number) else {
        throw CRMError.invalid(
          field: name, reason: "is a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return { $0[keyPath: path] = number }
    }
  }

  static func phone(
    _ name: String, _ path: any WritableKeyPath<Draft, Phone?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .text, help) { text, _, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let phone = try attempt(name) { try Phone.parse(text, region: desk.business.region) }
      return { $0[keyPath: path] = phone }
    }
  }

  static func email(
    _ name: String, _ path: any WritableKeyPath<Draft, Email?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .text, help) { text, _, _ in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let email = try attempt(name) { try Email(text) }
      return { $0[keyPath: path] = email }
    }
  }

  /// Facts beyond the fields, as one JSON object.
  static func json(
    _ name: String, _ path: any WritableKeyPath<Draft, String> & Sendable, _ help: String
  ) -> Input {
    Input(name, .json, help) { text, _, _ in
      let json = try attempt(name) { try JSON(parsing: text.trimmed.isEmpty ? "{}" : text) }
      guard case .object = json else {
        throw CRMError.invalid(field: name, reason: "is one JSON object, such as {\"size\": \"M\"}")
      }
      return { $0[keyPath: path] = json.text }
    }
  }

  /// A person who works here, by login, name or number; `me` is oneself, nothing is nobody.
  static func member(
    _ name: String, _ path: any WritableKeyPath<Draft, ID<Member>?> & Sendable, _ help: String
  ) -> Input {
    Input(name, .reference(.member), help) { text, office, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let id = try office.members.find(text, me: desk.me)
      return { $0[keyPath: path] = id }
    }
  }

  /// A value's own complaint, with the field's name before it.
  static func attempt<T>(_ field: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as CRMError {
      throw error
    } catch {
      throw CRMError.invalid(field: field, reason: "\(error)")
    }
  }
}

/// How a line of text is cleaned on its way in.
enum Line {
  /// Trimmed, composed (NFC), on one line; nil when nothing is left.
  static func read(_ text: String, field: String, upTo limit: Int) throws -> String? {
    let line = text.trimmed.nfc
    guard !line.isEmpty else { return nil }
    guard line.unicodeScalars.count <= limit else {
      throw CRMError.invalid(
        field: field, reason: "has \(line.unicodeScalars.count) characters; \(limit) is the most")
    }
    guard !line.unicodeScalars.contains(where: { isControl($0) || isLineBreak($0) }) else {
      throw CRMError.invalid(field: field, reason: "holds a line break or a control character")
    }
    return line
  }

  /// A line that must be there.
  static func readName(_ text: String, field: String = "name", upTo limit: Int) throws -> String {
    guard let line = try read(text, field: field, upTo: limit) else {
      throw CRMError.invalid(field: field, reason: "can't be empty")
    }
    return line
  }

  static func readMany(_ text: String, field: String) throws -> String? {
    let note = text.trimmed.nfc
    guard !note.isEmpty else { return nil }
    guard note.utf8.count <= 1_000_000 else {
      throw CRMError.invalid(field: field, reason: "is longer than a million bytes")
    }
    guard
      !note.unicodeScalars.contains(where: {
        isControl($0) && $0 != "\n" && $0 != "\t" && $0 != "\r"
      })
    else { throw CRMError.invalid(field: field, reason: "holds a control character") }
    return note
  }

  /// As much of a text as a cell of so many characters takes.
  static func cut(_ text: String, at limit: Int) -> String {
    // No text has more characters than bytes.
    guard text.utf8.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
  }

  static func choose<Choice: RawRepresentable & CaseIterable>(
    _ text: String, field: String
  ) throws -> Choice where Choice.RawValue == String {
    let word = text.trimmed.asciiLowercased.map { $0 == " " || $0 == "-" ? "_" : String($0) }
      .joined()
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw CRMError.invalid(field: field, reason: "is one of \(words.joined(separator: ", "))")
  }

  /// The line and the paragraph separator; the other breaks are controls.
  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x2029).contains(scalar.value)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}

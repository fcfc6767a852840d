import Terminal

/// What somebody meets who starts the program before there is a file: a demonstration, a business of
/// their own, or not now.
package struct Beginning: Sendable {
  package enum Choice: Hashable, Sendable {
    case demonstration
    /// What was written in the form, by its fields.
    case business([String: String])
    case notNow
  }

  /// Something that a new business is asked, and what is likely.
  package struct Question: Sendable {
    let name: String
    let label: String
    let text: String
    let help: String
    let isRequired: Bool

    package init(
      _ name: String, _ label: String, _ text: String, help: String, isRequired: Bool = false
    ) {
      self.isRequired = isRequired
      self.name = name
      self.label = label
      self.text = text
      self.help = help
    }
  }

  /// What is wrong with an answer.
  package struct Objection: Error {
    let field: String
    let reason: String

    package init(field: String, _ reason: String) {
      self.field = field
      self.reason = reason
    }
  }

  private let place: String
  private let questions: [Question]
  private let check: @Sendable ([String: String]) -> Objection?
  private(set) var selected = 0
  private(set) var form: Form?

  private static let offers: [(key: Character, text: String)] = [
    ("d", "look around in a demonstration: 200 customers and what became of them"),
    ("n", "begin a new business"),
    ("q", "not now"),
  ]

  /// `place` is where the file will be.
  package init(
    at place: String, asking questions: [Question],
    check: @escaping @Sendable ([String: String]) -> Objection?
  ) {
    self.place = place
    self.questions = questions
    self.check = check
  }

  mutating func take(_ key: Key) -> Choice? {
    if key == .control("c") { return .notNow }
    guard form == nil else { return write(key) }
    switch key {
    case .up, .character("k"): selected = max(0, selected - 1)
    case .down, .character("j"): selected = min(Beginning.offers.count - 1, selected + 1)
    case .enter: return choose(Beginning.offers[selected].key)
    case .escape: return .notNow
    case .character(let letter): return choose(letter)
    default: break
    }
    return nil
  }

  private mutating func choose(_ letter: Character) -> Choice? {
    switch letter {
    case "d": return .demonstration
    case "q": return .notNow
    case "n":
      form = Form(
        "A new business",
        questions.map {
          FormField($0.name, $0.label, text: $0.text, help: $0.help, isRequired: $0.isRequired)
        })
    default: break
    }
    return nil
  }

  private mutating func write(_ key: Key) -> Choice? {
    guard let reply = form?.take(key) else { return nil }
    switch reply {
    case .submit:
      let fields = form?.fields ?? []
      let texts = Dictionary(fields.map { ($0.name, $0.text) }) { first, _ in first }
      guard let objection = check(texts) else { return .business(texts) }
      form?.setError(objection.field, objection.reason)
      form?.focusOnError()
    case .changed(let name): form?.setError(name, nil)
    case .cancel: form = nil
    case .nothing, .left, .wantsList, .wantsEditor: break
    }
    return nil
  }

  mutating func paste(_ text: String) { _ = form?.take(paste: text) }

  // MARK: Drawing

  mutating func draw(_ size: Size) -> Grid {
    var grid = Grid(size)
    let room = grid.bounds.centred(Size(width: min(76, size.width), height: 16))
    grid.write("Welcome to Leadline", fitting: room.row(0), .heading)
    if form != nil {
      form?.size = Size(width: room.width, height: max(1, room.height - 3))
      form?.draw(into: &grid, room.top(2).rest.bottom(1).rest)
      let keys = [
        Span("ctrl-s", Style(.key)), Span(" begin   ", .quiet), Span("esc", Style(.key)),
        Span(" back", .quiet),
      ]
      grid.write(keys, room.x, room.bottom - 1, in: room)
      return grid
    }
    grid.write("There is no file yet at \(place)", fitting: room.row(1), .quiet)
    for (number, offer) in Beginning.offers.enumerated() {
      let line = room.row(3 + number)
      grid.write(String(offer.key), fitting: line.left(2).rest.left(3).0, Style(.key))
      grid.write(offer.text, fitting: line.left(5).rest)
      guard number == selected, grid.bounds.contains(Point(line.x, line.y)) else { continue }
      grid.restyle(line) { $0.isReversed = true }
      grid.put("▌", line.x, line.y, in: line, Style(.accent).reversed)
      grid.cursor = Point(min(line.x + 2, max(0, size.width - 1)), line.y)
    }
    return grid
  }
}

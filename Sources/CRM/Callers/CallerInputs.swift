extension Callers {
  package static let blank = CallerDraft()

  package static let editInputs: [Input<CallerDraft>] = [
    .name("name", \.name, "full name"),
    .line("role", \.title, "what they are called, such as Senior caller").filling("title"),
    words("states", \.states, "states they serve, with commas between"),
    words("languages", \.languages, "languages they speak, with commas between"),
    number(
      "limit", \.dailyLimit, 0...100_000, "leads a day at most; 0 for no limit", "daily_limit"),
    number("weight", \.weight, 1...100, "their share beside the others', 1 to 100", "weight"),
    .choice("status", \.status, "active or paused"),
    Input("shift", .text, "when they work, such as mon-fri,09:00-18:00; empty for always") {
      text, _, _ in
      guard !text.trimmed.isEmpty else { return { $0.shift = nil } }
      guard let shift = Shift(text) else {
        throw CRMError.invalid(
          field: "shift", reason: "is days and hours, such as mon-fri,09:00-18:00")
      }
      return { $0.shift = shift }
    },
    Input("leave", .text, "days away, such as 2026-12-24..2027-01-02, 2027-01-26") {
      text, _, desk in
      let leave = try Input<CallerDraft>.attempt("leave") {
        try Leave(text) { try DateWords.day($0, today: desk.today) }
      }
      guard leave.description.utf8.count <= 4000 else {
        throw CRMError.invalid(field: "leave", reason: "is too long to be kept")
      }
      return { $0.leave = leave }
    },
  ]

  package static let entryInputs =
    [
      Input<CallerDraft>.member(
        "user", \.member, "a user who is here already; a new one is made otherwise")
    ] + editInputs

  private static func words(
    _ name: String, _ path: any WritableKeyPath<CallerDraft, [String]> & Sendable, _ help: String
  ) -> Input<CallerDraft> {
    Input(name, .text, help) { text, _, _ in
      let words = try WordList.read(text, field: name)
      return { $0[keyPath: path] = words }
    }
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<CallerDraft, Int> & Sendable,
    _ range: ClosedRange<Int>, _ help: String, _ field: String
  ) -> Input<CallerDraft> {
    Input(name, .number, help, field: field) { text, _, _ in
      guard let number = Int(text.trimmed), range.contains(number) else {
        throw CRMError.invalid(
          field: name, reason: "is a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return { $0[keyPath: path] = number }
    }
  }
}

import CRM

enum ReportCommand {
  static let report = Command(
    "report", nil, "answers what the owner asks of the numbers",
    arguments: [
      Argument("KIND", Report.Kind.allCases.map(\.rawValue).joined(separator: ", "))
    ],
    options: [
      Option("since", .required("DAY"), "the first day; a year ago unless said"),
      Option("until", .required("DAY"), "the last day; today unless said"),
    ]
  ) { session, words in
    let kind = try kind(words.required(0))
    let report = try session.office.reports.make(
      kind, over: try period(words, session), by: session.actor)
    let facts = Facts(report)
    return Answer(
      json: {
        [
          "report": .string(kind.rawValue), "title": .string(kind.title),
          "rows": session.wording.objects(facts),
        ]
      },
      text: { paper in
        paper.bold(kind.title) + "\n" + Table(facts, session.wording).text(on: paper)
      })
  }

  private static func kind(_ word: String) throws -> Report.Kind {
    if let kind = Report.Kind(rawValue: word) { return kind }
    let kinds = Report.Kind.allCases.map(\.rawValue)
    let hint =
      nearest(word, among: kinds).map { "did you mean “\($0)”?" }
      ?? "it is one of \(kinds.joined(separator: ", "))"
    throw UsageError("unknown report \(word.quoted): \(hint)")
  }

  private static func period(_ words: Words, _ session: Session) throws -> Period? {
    guard words.has("since") || words.has("until") else { return nil }
    let until = try day("until", words, session) ?? session.office.today
    let since = try day("since", words, session) ?? Period.lastYear(until: until).first
    return try Period(first: since, last: until)
  }

  private static func day(_ option: String, _ words: Words, _ session: Session) throws -> Day? {
    try words.value(option).map { text in
      do {
        return try DateWords.day(text, today: session.office.today)
      } catch {
        throw UsageError("--\(option): \(error)")
      }
    }
  }
}

import CRM

/// What a command answers: the same facts for a program and for a person.
struct Answer {
  let json: () -> JSON
  let text: (Paper) -> String
  /// Something more for a person, on standard error.
  var note: String?
  /// The command has written its answer itself.
  var isWritten = false
  /// The exit status: an answer can be bad news.
  var status: Int32 = 0

  init(
    json: @escaping () -> JSON, text: @escaping (Paper) -> String, note: String? = nil
  ) {
    self.json = json
    self.text = text
    self.note = note
  }

  static var silent: Answer {
    var answer = Answer(json: { nil }, text: { _ in "" })
    answer.isWritten = true
    return answer
  }

  /// A sentence.
  static func said(_ sentence: String, _ json: JSON) -> Answer {
    Answer(json: { json }, text: { _ in SafeText.lines(sentence) + "\n" })
  }

  /// One record.
  static func record<Item>(
    _ item: Item, of catalogue: Catalogue<Item>, _ wording: Wording
  ) -> Answer { record(Facts(catalogue, [item]), wording) }

  static func record(_ facts: Facts, _ wording: Wording) -> Answer {
    let row = facts.rows.first ?? []
    return Answer(
      json: { .object(wording.object(facts.columns, row)) },
      text: { Sheet(facts.columns, row, wording).text(on: $0) })
  }

  /// A page of a list; people see the columns that say most.
  static func page<Item>(
    _ page: Page<Item>, of catalogue: Catalogue<Item>, showing columns: [String],
    _ wording: Wording
  ) -> Answer {
    let facts = Facts(catalogue, page.items)
    return Answer(
      json: {
        [
          "items": wording.objects(facts), "next": page.next.map(JSON.string) ?? .null,
          "previous": page.previous.map(JSON.string) ?? .null,
        ]
      },
      text: { Table(facts.only(columns), wording).text(on: $0) },
      note: page.next.map { "there is more: the same with --after \($0)" })
  }

  /// A list that is always whole.
  static func list(_ facts: Facts, showing columns: [String], _ wording: Wording) -> Answer {
    Answer(
      json: { ["items": wording.objects(facts), "next": .null] },
      text: { Table(facts.only(columns), wording).text(on: $0) })
  }
}

package import CRM

/// How a file is read into the business: what the program round the screens does for them, since they
/// know no files.
package struct FileReading: Sendable {
  package typealias Progress = (Double, String) -> Void

  let read: @Sendable (Seat, _ path: String, Noun, Progress) throws -> FileOutcome

  package init(
    _ read: @escaping @Sendable (Seat, _ path: String, Noun, Progress) throws -> FileOutcome
  ) {
    self.read = read
  }
}

/// What became of a file's rows.
package struct FileOutcome: Sendable {
  let added: Int
  /// Each refused row's line in the file, and why.
  let refused: [(line: Int, reason: String)]

  package init(added: Int, refused: [(line: Int, reason: String)]) {
    self.added = added
    self.refused = refused
  }
}

/// The form that asks which file is to be read.
enum ImportEntry {
  private static let nouns: [Noun] = [.customer, .lead]

  static var entry: Entry {
    Entry(
      title: "Read a CSV file",
      fields: [
        Entry.FieldSpec(
          name: "file", label: "File", help: "its first line names the columns: name, phone, …",
          kind: .text, isRequired: true),
        Entry.FieldSpec(
          name: "what", label: "Rows are", help: "what each line of it is",
          kind: .choice(nouns.map(\.plural))),
      ],
      texts: { _ in ["what": Noun.customer.plural] },
      check: { _, _, _ in },
      save: { seat, texts in
        guard let reading = seat.reading else {
          throw CRMError.invalid(field: "file", reason: "no files can be read here")
        }
        let path = texts["file"] ?? ""
        let noun = nouns.first { $0.plural == texts["what"] } ?? .customer
        return [.push(work(path, noun, reading))]
      })
  }

  private static func work(_ path: String, _ noun: Noun, _ reading: FileReading) -> WorkScreen {
    WorkScreen("Reading \(noun.plural)") { seat, progress in
      told(try reading.read(seat, path, noun, progress), noun)
    }
  }

  /// What is told in the end: how many came in, and which lines did not, and why.
  static func told(_ outcome: FileOutcome, _ noun: Noun) -> [Effect] {
    let added = "\(outcome.added.grouped) \(outcome.added == 1 ? noun.title : noun.plural) added"
    guard !outcome.refused.isEmpty else { return [.toast(.done(added))] }
    let lines = outcome.refused.map { (head: "Line \($0.line)", text: $0.reason) }
    let title = "\(added), \(outcome.refused.count.grouped) refused"
    return [.push(ReportScreen(title, lines))]
  }
}

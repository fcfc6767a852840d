import CRM

/// The form that asks which file is to be brought in, and what is told in the end.
enum ImportEntry {
  static var entry: Entry {
    Entry(
      title: "Bring in a CSV file",
      fields: [
        Entry.FieldSpec(
          name: "file", label: "File", help: "its first row names the columns: name, phone, …",
          kind: .text, isRequired: true),
        Entry.FieldSpec(
          name: "rows", label: "Rows are", help: "leads find their customers by phone or email",
          kind: .choice(ImportKind.allCases.map(\.rawValue))),
      ],
      texts: { _ in ["rows": ImportKind.customers.rawValue] },
      check: { _, _, _ in },
      save: { seat, texts in
        guard let desk = seat.files else {
          throw CRMError.invalid(field: "file", reason: "no files can be read here")
        }
        let path = texts["file"] ?? ""
        let kind = texts["rows"].flatMap { ImportKind(rawValue: $0) } ?? .customers
        do {
          let file = try desk.read(path)
          let mapping = try ImportMapping(kind, headings: file.headings)
          return [.push(work(path, file.headings, file.rows, mapping, desk))]
        } catch {
          // What is wrong with a file stands under its name.
          throw CRMError.invalid(field: "file", reason: "\(error)")
        }
      })
  }

  private static func work(
    _ path: String, _ headings: [String], _ rows: [ImportRow], _ mapping: ImportMapping,
    _ desk: FileDesk
  ) -> WorkScreen {
    WorkScreen("Bringing in \(rows.count.grouped) \(mapping.kind.rawValue)") { seat, progress in
      let outcome = try Import(seat.office, by: seat.me).run(rows: rows, by: mapping) { done in
        progress(
          Double(done) / Double(max(1, rows.count)), "\(done.grouped) of \(rows.count.grouped)")
      }
      let kept = try desk.keepRefused(outcome, headings, path)
      return told(outcome, mapping, kept)
    }
  }

  /// How many came in; where there is more to tell, line by line.
  private static func told(
    _ outcome: ImportOutcome, _ mapping: ImportMapping, _ kept: String?
  ) -> [Effect] {
    let noun = mapping.kind.noun
    let what = outcome.added == 1 ? noun.title : noun.plural
    var title = "Added \(outcome.added.grouped) \(what)"
    if outcome.skipped > 0 { title += ", \(outcome.skipped.grouped) were here already" }
    guard !outcome.refused.isEmpty || !mapping.unknown.isEmpty else {
      return [.toast(.done(title))]
    }
    var lines: [(head: String, text: String)] = []
    if !outcome.refused.isEmpty { title += ", refused \(outcome.refused.count.grouped)" }
    if !mapping.unknown.isEmpty {
      lines.append(("Left out", "the columns \(mapping.unknown.joined(separator: ", "))"))
    }
    if let kept { lines.append(("Refused", "are in \(kept): put them right, bring them in")) }
    lines += outcome.refused.map { ("Line \($0.row.line)", $0.reason) }
    return [.push(ReportScreen(title, lines))]
  }
}

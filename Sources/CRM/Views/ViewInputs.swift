extension Views {
  package static let blank = ViewDraft()

  package static let editInputs: [Input<ViewDraft>] = [
    .name("name", \.name, upTo: 100, "what the view is called"),
    Input(
      "noun", .choice(Noun.listed.map(\.title)), "which list it is of: leads, customers, tasks …"
    ) {
      text, _, _ in
      guard let noun = Noun(listed: text) else {
        let nouns = Noun.listed.map(\.plural).joined(separator: ", ")
        throw CRMError.invalid(field: "noun", reason: "is one of \(nouns)")
      }
      return { $0.noun = noun }
    },
    .line("filter", \.filter, upTo: 2000, "which ones, such as “state:goa value>50k”"),
    .line("sort", \.sort, upTo: 100, "by which field; -FIELD for the other way round"),
    Input("columns", .text, "what it shows, by commas; empty for the usual") { text, _, _ in
      let columns = text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
      return { $0.columns = columns }
    },
    Input("shared", .flag, "yes or no: whether everybody has it") { text, _, _ in
      let shared = try Line.yesOrNo(text, field: "shared")
      return { $0.shared = shared }
    },
  ]
}

extension Sort {
  /// Reads `value` and, for the other way round, `-value`.
  package init(spoken text: String) {
    let isDown = text.hasPrefix("-")
    self.init(String(text.dropFirst(isDown ? 1 : 0)), descending: isDown)
  }
}

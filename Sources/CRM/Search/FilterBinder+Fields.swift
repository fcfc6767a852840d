import Storage

// A term about a field, by the field's kind.
extension FilterBinder {
  func condition(_ term: FilterTree.Term) throws -> Condition<Item> {
    let field = try field(term.name)
    if term.comparison.isOrder, !field.kind.isOrdered {
      throw FilterError(.notOrdered(field.name, term.comparison), at: term.range)
    }
    var parts: [Condition<Item>] = []
    var words: [String] = []
    var spans: [ClosedRange<Int64>] = []
    for value in term.values {
      if !term.comparison.isOrder, !value.isQuoted, let presence = presence(value.text, of: field) {
        parts.append(presence)
        continue
      }
      switch field.kind {
      case .text where term.comparison == .holds:
        parts.append(.test(field, .holds(value.text.asciiLowercased)))
      case .text, .category: words.append(value.text)
      case .choice(let choices): words.append(try choice(value, of: choices, field.name))
      case .flag: spans.append(try flag(value))
      case .number, .day, .instant: spans.append(try span(value, term.comparison, field.kind).span)
      case .money:
        let (span, currency) = try span(value, term.comparison, field.kind)
        guard let currency else {
          spans.append(span)
          continue
        }
        let column = field.currency ?? catalogue.table + ".currency"
        parts.append(
          .all([
            .test(field, .within([span])), .test(field, .currency(currency, column: column)),
          ]))
      case .reference(let noun): spans += try ids(value, of: noun).map { $0...$0 }
      case .json: throw FilterError(.notFiltered(field.name), at: term.name.range)
      }
    }
    if !words.isEmpty { parts.append(.test(field, .among(words))) }
    if !spans.isEmpty { parts.append(.test(field, .within(spans))) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// The field of this name; a hyphen is as good as an underscore.
  private func field(_ name: FilterTree.Text) throws(FilterError) -> Field<Item> {
    if let field = catalogue.field(named: name.text) { return field }
    let wanted = name.text.fieldKey
    let names = catalogue.fields.map(\.name)
    let near = nearest(wanted, among: names) ?? names.first { $0.fieldKey.hasPrefix(wanted) }
    throw FilterError(.unknownField(name.text, nearest: near), at: name.range)
  }

  private func presence(_ word: String, of field: Field<Item>) -> Condition<Item>? {
    switch word.asciiLowercased {
    case "none": .test(field, .absent)
    case "any": .not(.test(field, .absent))
    default: nil
    }
  }

  private func choice(
    _ value: FilterTree.Text, of choices: [String], _ field: String
  ) throws(FilterError) -> String {
    if let choice = choices.first(where: { $0.equalsIgnoringASCIICase(value.text) }) {
      return choice
    }
    let near = nearest(value.text, among: choices)
    throw FilterError(
      .unknownChoice(value.text, field: field, nearest: near, choices: choices), at: value.range)
  }

  private func flag(_ value: FilterTree.Text) throws(FilterError) -> ClosedRange<Int64> {
    switch value.text.asciiLowercased {
    case "yes", "true": 1...1
    case "no", "false": 0...0
    default: throw FilterError(.notAFlag(value.text), at: value.range)
    }
  }

  /// What a value of a kind that has an order asks for; and of what currency, if it names one.
  private func span(
    _ value: FilterTree.Text, _ comparison: FilterTree.Comparison, _ kind: FieldKind
  ) throws(FilterError) -> (span: ClosedRange<Int64>, currency: Currency?) {
    let values = FilterValues(context: context)
    let ends = comparison.isOrder ? nil : FilterValues.ends(of: value.text)
    let parts = ends.map { [$0.lower, $0.upper] } ?? [value.text]
    let named =
      kind == .money ? parts.lazy.compactMap { $0 }.compactMap(FilterValues.currency).first : nil
    do throws(FilterError.Fact) {
      func read(_ text: String) throws(FilterError.Fact) -> ClosedRange<Int64> {
        switch kind {
        case .money: try values.money(text, in: named)
        case .day: try values.days(text)
        case .instant: try values.moments(text)
        case .number, .text, .category, .choice, .flag, .reference, .json:
          try FilterValues.number(text)
        }
      }
      guard let ends else { return (comparison.span(try read(value.text)), named) }
      let lower = try ends.lower.map(read)?.lowerBound ?? .min
      let upper = try ends.upper.map(read)?.upperBound ?? .max
      guard lower <= upper else { throw .backwards(ends.lower ?? "", ends.upper ?? "") }
      return (lower...upper, named)
    } catch { throw FilterError(error, at: value.range) }
  }

  /// The ids that a value stands for: an id, `me`, or a name.
  private func ids(_ value: FilterTree.Text, of noun: Noun) throws -> [Int64] {
    if !value.isQuoted {
      if let id = Int64(value.text) { return [id] }
      if noun == .member, value.text.asciiLowercased == "me" {
        guard let me = context.me else { throw FilterError(.noMe, at: value.range) }
        return [me]
      }
    }
    let name = value.text.folded
    let ids = name.isEmpty ? [] : try context.resolve(noun, name)
    guard !ids.isEmpty else { throw FilterError(.nobody(noun, value.text), at: value.range) }
    guard ids.count <= FilterTree.mostNamesakes else {
      throw FilterError(.tooManyNamesakes(noun, value.text), at: value.range)
    }
    return ids
  }
}

extension FilterTree.Comparison {
  /// The numbers that compare so with a value that stands for a span.
  fileprivate func span(_ value: ClosedRange<Int64>) -> ClosedRange<Int64> {
    switch self {
    case .holds, .equals: value
    case .more: (value.upperBound + 1)...Int64.max
    case .atLeast: value.lowerBound...Int64.max
    case .less: Int64.min...(value.lowerBound - 1)
    case .atMost: Int64.min...value.upperBound
    }
  }
}

extension FieldKind {
  var isOrdered: Bool {
    switch self {
    case .number, .money, .day, .instant: true
    case .text, .category, .choice, .flag, .reference, .json: false
    }
  }
}

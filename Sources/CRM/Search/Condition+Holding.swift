import Storage

extension Condition {
  /// Whether the condition holds for an item, by the same rules as the SQL.
  package func holds(_ item: Item) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(item) }
    case .any(let parts): parts.contains { $0.holds(item) }
    case .not(let part): !part.holds(item)
    case .test(let field, let test): test.holds(field.value(item))
    case .spoken(let match, let catalogue): match.holds(in: catalogue.spoken(item))
    }
  }
}

extension FieldTest {
  fileprivate func holds(_ value: FieldValue) -> Bool {
    switch self {
    case .absent: value == .nothing
    case .holds(let part): value.text.map { $0.asciiLowercased.hasBytes(part) } ?? false
    case .among(let words):
      value.text.map { text in words.contains { text.equalsIgnoringASCIICase($0) } } ?? false
    case .within(let spans):
      value.number.map { number in spans.contains { $0.contains(number) } } ?? false
    case .currency(let currency, _):
      if case .money(let money) = value { money.currency == currency } else { false }
    }
  }
}

extension FieldValue {
  /// The text that the field's column holds.
  var text: String? {
    switch self {
    case .text(let text), .json(let text): text
    case .nothing, .number, .flag, .money, .day, .instant, .reference: nil
    }
  }

  /// The number that the field's column holds.
  var number: Int64? {
    switch self {
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .money(let money): money.minor
    case .day(let day): Int64(day.number)
    case .instant(let instant): instant.milliseconds
    case .reference(let id, _): id
    case .nothing, .text, .json: nil
    }
  }
}

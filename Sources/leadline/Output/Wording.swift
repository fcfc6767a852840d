import CRM

/// How values are said here: in the business's time zone and money.
struct Wording {
  let zone: Zone
  let currency: Currency

  init(_ business: Business) {
    zone = business.zone
    currency = business.currency
  }

  /// As a person reads it.
  func text(_ value: FieldValue) -> String {
    switch value {
    case .nothing: ""
    case .text(let text), .json(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .money(let money): money.currency == currency ? money.display : money.description
    case .day(let day): day.description
    case .instant(let instant): short(instant)
    case .reference(let id, let name): name.isEmpty ? String(id) : name
    }
  }

  /// "2026-11-21 14:05"
  private func short(_ instant: Instant) -> String {
    String(zone.format(instant).prefix(16).map { $0 == "T" ? " " : $0 })
  }

  func object(_ columns: [Column], _ row: [FieldValue]) -> JSON.Object {
    var object = JSON.Object()
    for (name, value) in pairs(columns, row) { object[name] = value }
    return object
  }

  func objects(_ facts: Facts) -> JSON {
    .array(facts.rows.map { .object(object(facts.columns, $0)) })
  }

  /// A record's names and values for programs. A reference is two; an amount without a currency
  /// beside it brings its own.
  func pairs(_ columns: [Column], _ row: [FieldValue]) -> [(name: String, value: JSON)] {
    let hasCurrency = columns.contains { $0.name == "currency" }
    var pairs: [(String, JSON)] = []
    for (column, value) in zip(columns, row) {
      switch column.kind {
      case .reference(let noun): pairs += reference(column.name, noun, value)
      case .money where !hasCurrency:
        pairs.append((column.name, json(value)))
        if case .money(let money) = value {
          pairs.append(("currency", .string(money.currency.code)))
        } else {
          pairs.append(("currency", .string(currency.code)))
        }
      default: pairs.append((column.name, json(value)))
      }
    }
    return pairs
  }

  private func reference(
    _ field: String, _ noun: Noun, _ value: FieldValue
  ) -> [(String, JSON)] {
    var id = JSON.null
    var name = JSON.null
    if case .reference(let number, let text) = value {
      id = .integer(number)
      if !text.isEmpty { name = .string(text) }
    }
    return switch noun {
    case .customer: [("\(field)_id", id), ("\(field)_name", name)]
    case .lead: [("\(field)_id", id)]
    default: [(field, name), ("\(field)_id", id)]
    }
  }

  func json(_ value: FieldValue) -> JSON {
    switch value {
    case .nothing: .null
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .flag(let flag): .bool(flag)
    case .money(let money): .string(money.decimal)
    case .day(let day): .string(day.description)
    case .instant(let instant): .string(zone.format(instant))
    case .reference(let id, let name): name.isEmpty ? .integer(id) : .string(name)
    case .json(let text): (try? JSON(parsing: text)) ?? .string(text)
    }
  }
}

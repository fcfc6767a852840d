// An absent value reads as nothing.
extension FieldValue {
  init(_ text: String?) { self = text.map(FieldValue.text) ?? .nothing }
  init(_ number: Int?) { self = number.map { .number(Int64($0)) } ?? .nothing }
  init(_ day: Day?) { self = day.map(FieldValue.day) ?? .nothing }
  init(_ instant: Instant?) { self = instant.map(FieldValue.instant) ?? .nothing }
  init(_ money: Money?) { self = money.map(FieldValue.money) ?? .nothing }

  /// A reference, named by what people call it.
  init(_ id: Int64?, _ name: String?) {
    self = id.map { .reference(id: $0, name: name ?? "") } ?? .nothing
  }
}

import CRM

extension Shelf {
  /// What is worked out beside the rows of a page.
  struct Figures: Sendable {
    let fields: [FieldSpec]
    let of: @Sendable (Seat, [Row]) throws -> [Int64: [FieldValue]]

    init(
      _ fields: [(name: String, label: String, kind: FieldKind)],
      of: @escaping @Sendable (Seat, [Row]) throws -> [Int64: [FieldValue]]
    ) {
      self.fields = fields.map {
        FieldSpec(name: $0.name, label: $0.label, kind: $0.kind, isFigure: true)
      }
      self.of = of
    }

    static let none = Figures([]) { _, _ in [:] }

    func beside(_ rows: [Row], _ seat: Seat) throws -> [Row] {
      guard !fields.isEmpty else { return rows }
      let known = try of(seat, rows)
      let unknown = fields.map { _ in FieldValue.nothing }
      return rows.map { row in
        Row(id: row.id, values: row.values + (known[row.id] ?? unknown), cursor: row.cursor)
      }
    }
  }
}

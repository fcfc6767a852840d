import Storage

/// The order of a list: a column, then the id, both in the sort's direction. What is absent comes
/// before everything else, or after it where the field says so.
struct ListOrder<Item: Record & Sendable>: Sendable {
  let sort: Sort
  let field: Field<Item>
  private let catalogue: Catalogue<Item>

  init(_ wanted: Sort?, of catalogue: Catalogue<Item>) throws(ListingError) {
    guard let sort = wanted ?? catalogue.sorts.first else {
      preconditionFailure("a catalogue has a default sort")
    }
    guard let field = catalogue.field(named: sort.field) else {
      throw .unknownSort(
        sort.field, nearest: nearest(sort.field, among: catalogue.fields.map(\.name)))
    }
    guard field.kind != .json else { throw .notSorted(field.name) }
    self.sort = Sort(field.name, descending: sort.descending)
    self.field = field
    self.catalogue = catalogue
  }

  private init(_ sort: Sort, _ field: Field<Item>, _ catalogue: Catalogue<Item>) {
    self.sort = sort
    self.field = field
    self.catalogue = catalogue
  }

  /// The same list from its other end: what is absent and the ties change sides too.
  var reversed: ListOrder {
    ListOrder(Sort(sort.field, descending: !sort.descending), field, catalogue)
  }

  private var column: SQL { SQL(verbatim: field.column) }
  private var id: SQL { SQL(verbatim: catalogue.table + ".id") }

  /// The ORDER BY; `shield` keeps an expression from an index.
  func sql(_ shield: (SQL) -> SQL) -> SQL {
    let direction: SQL = sort.descending ? " DESC" : ""
    // As an index holds it; where that is not the list's order, no stretch holds both.
    let absent: SQL = !field.optional ? "" : sort.descending ? " NULLS LAST" : " NULLS FIRST"
    return "\(shield(column))\(direction)\(absent), \(shield(id))\(direction)"
  }

  func mark(_ item: Item) -> PageMark {
    PageMark(
      noun: catalogue.noun, sort: sort, value: field.stored(item), id: catalogue.id(item))
  }

  /// What is left after a mark, in pieces that an index finds each at once. One piece would be
  /// shorter, `(column, id) > (value, id)`, but SQLite seeks by its first half only and would read a
  /// whole import of one moment again for every page of it. A piece without a condition is the list.
  /// `hasAbsent` is false where the filter leaves out what is absent anyway.
  func stretches(after mark: PageMark?, hasAbsent: Bool = true) -> [SQL?] {
    let isAbsentFirst = field.absentIsLast == sort.descending
    let absent: SQL = "\(column) IS NULL"
    let present: SQL = "\(column) IS NOT NULL"
    guard let mark else {
      guard field.optional, field.absentIsLast, hasAbsent else { return [nil] }
      return isAbsentFirst ? [absent, present] : [present, absent]
    }
    let beyond: SQL = sort.descending ? "<" : ">"
    let rest: SQL = "\(id) \(beyond) \(mark.id)"
    if mark.value == .null {
      let others: SQL = "\(absent) AND \(rest)"
      return isAbsentFirst ? [others, present] : [others]
    }
    let others: [SQL] = [
      "\(column) = \(mark.value) AND \(rest)", "\(column) \(beyond) \(mark.value)",
    ]
    return field.optional && hasAbsent && !isAbsentFirst ? others + [absent] : others
  }
}

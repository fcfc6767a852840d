/// Rows that are to be added to a table, each told cell by cell.
///
/// To tell cells is inlined: each becomes what an engine is given at once, no `Value` is kept of it.
@usableFromInline package struct Rows: Sendable {
  let insertion: Insertion
  @usableFromInline var cells = Cells()

  /// With room for so many.
  package init(_ insertion: Insertion, count: Int = 1) {
    self.insertion = insertion
    cells.all.reserveCapacity(count * insertion.width)
  }

  @inline(__always) @inlinable package mutating func add(_ cell: some Storable) {
    cells.append(cell.stored)
  }

  @inline(__always) @inlinable package mutating func add(
    _ first: some Storable, _ second: some Storable
  ) {
    add(first)
    add(second)
  }

  @inline(__always) @inlinable package mutating func add(
    _ first: some Storable, _ second: some Storable, _ third: some Storable
  ) {
    add(first, second)
    add(third)
  }

  @inline(__always) @inlinable package mutating func add(
    _ first: some Storable, _ second: some Storable, _ third: some Storable,
    _ fourth: some Storable
  ) {
    add(first, second)
    add(third, fourth)
  }
}

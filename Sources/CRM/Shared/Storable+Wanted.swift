import Storage

extension Sequence where Element: Storable {
  /// The values for `IN`, at most 500 in each list. Lists come in few lengths, filled up with their
  /// last value, which asks for nothing more: so the statements that hold them stay prepared.
  var lists: [SQL] {
    var values = Array(self)[...]
    var lists: [SQL] = []
    while let last = values.prefix(500).last {
      let some = values.prefix(500)
      values = values.dropFirst(500)
      let length = [1, 10, 100].first { some.count <= $0 } ?? 500
      lists.append(SQL.list(some + Array(repeating: last, count: length - some.count)))
    }
    return lists
  }
}

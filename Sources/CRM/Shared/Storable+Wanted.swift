import Storage

extension Sequence where Element: Storable {
  /// The values as tables `wanted (word)`, at most 500 in each, for what is to be looked up by each of
  /// them. Tables come in few lengths, filled up with their last value, which asks for nothing more: so
  /// the statements that hold them stay prepared.
  ///
  /// Behind a CROSS JOIN an index is asked for one word after the other; a list for IN is sorted first,
  /// which takes as long again (sqlite.org/optoverview.html §10).
  var wanted: [SQL] {
    let values = map(\.stored)
    return stride(from: 0, to: values.count, by: 500).map { start in
      let some = values[start...].prefix(500)
      let length = [1, 10, 100].first { some.count <= $0 } ?? 500
      let all = some + repeatElement(values[some.endIndex - 1], count: length - some.count)
      return "WITH wanted (word) AS (\(SQL.column(Array(all))))"
    }
  }
}

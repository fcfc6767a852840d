import Storage

/// Many values in one statement, at most 500. They come in few lengths, filled up with their last one,
/// which asks for nothing more: so the statements that hold them stay prepared.
extension Sequence where Element: Storable {
  /// As tables `wanted (word)`, for what is to be looked up by each of them.
  ///
  /// Behind a CROSS JOIN an index is asked for one word after the other; a list for IN is sorted first,
  /// which takes as long again (sqlite.org/optoverview.html §10).
  var wanted: [SQL] { portions.map { "WITH wanted (word) AS (\(SQL.column($0)))" } }

  /// As lists for IN.
  var lists: [SQL] { portions.map { SQL.list($0) } }

  private var portions: [[Value]] {
    let values = map(\.stored)
    return stride(from: 0, to: values.count, by: 500).map { start in
      let some = values[start...].prefix(500)
      let length = [1, 10, 100].first { some.count <= $0 } ?? 500
      return Array(some) + repeatElement(values[some.endIndex - 1], count: length - some.count)
    }
  }
}

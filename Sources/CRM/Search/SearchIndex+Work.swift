import Storage

extension SearchIndex {
  /// What an event's changes of one table's rows ask of the index.
  struct Work {
    private struct Other {
      let wasThere: Bool
      var renews: Bool
    }

    /// Rows that were added one after the other, as those of a batch are.
    private var run: ClosedRange<Int64>?
    private var others: [Int64: Other] = [:]

    /// Rows were added, or are there again.
    mutating func add(_ rows: ClosedRange<Int64>) { for id in rows { add(id) } }

    mutating func add(_ id: Int64) {
      if others[id] != nil {
        others[id]?.renews = true
      } else if let run {
        if id == run.upperBound + 1 {
          self.run = run.lowerBound...id
        } else if !run.contains(id) {
          others[id] = Other(wasThere: false, renews: true)
        }
      } else {
        run = id...id
      }
    }

    /// A row that was there has changed, or is gone.
    mutating func change(_ id: Int64, renews: Bool) {
      if let run, run.contains(id) { return }
      if others[id] == nil { others[id] = Other(wasThere: true, renews: renews) }
      if renews { others[id]?.renews = true }
    }

    /// What came later.
    mutating func add(_ later: Work) {
      if let run = later.run { add(run) }
      for (id, other) in later.others {
        if other.wasThere { change(id, renews: other.renews) } else { add(id) }
      }
    }

    /// Those whose words are to be made anew.
    var renewed: [Int64] { (run.map(Array.init) ?? []) + renewedOthers }

    private var renewedOthers: [Int64] { others.filter(\.value.renews).keys.sorted() }

    /// Those of them whose former words stand in the index.
    var dropped: [Int64] { others.filter { $1.wasThere && $1.renews }.keys.sorted() }

    /// The renewed ones as conditions on their number, few for however many there are.
    var conditions: [SQL] {
      let added: [SQL] = run.map { ["BETWEEN \($0.lowerBound) AND \($0.upperBound)"] } ?? []
      return added + renewedOthers.lists.map { "IN \($0)" }
    }
  }
}

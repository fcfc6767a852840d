/// What is still to happen, soonest first; of the same moment, what was entered first.
struct Agenda<Deed> {
  private struct Entry {
    let at: Instant
    let number: Int
    let deed: Deed

    func comes(before other: Entry) -> Bool {
      at == other.at ? number < other.number : at < other.at
    }
  }

  /// A heap: each entry comes before the two at twice its place.
  private var heap: [Entry] = []
  private var entered = 0

  var isEmpty: Bool { heap.isEmpty }

  mutating func enter(_ deed: Deed, at moment: Instant) {
    heap.append(Entry(at: moment, number: entered, deed: deed))
    entered += 1
    var place = heap.count - 1
    while place > 0, heap[place].comes(before: heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> (at: Instant, deed: Deed)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return (first.at, first.deed) }
    heap[0] = last
    var place = 0
    while true {
      var soonest = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].comes(before: heap[soonest]) {
        soonest = child
      }
      if soonest == place { return (first.at, first.deed) }
      heap.swapAt(place, soonest)
      place = soonest
    }
  }
}

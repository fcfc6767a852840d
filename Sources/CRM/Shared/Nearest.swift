/// How many letters must be added, dropped, replaced or swapped with their neighbour to turn `a`
/// into `b`; nil when more than `limit`.
package func editDistance(_ a: String, _ b: String, atMost limit: Int) -> Int? {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      var best = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count] <= limit ? last[b.count] : nil
}

/// The one of `names` that `word` was probably meant to be; nil when none is near.
/// Short words must be nearer than long ones; of equally near names the first wins.
package func nearest(_ word: String, among names: [String]) -> String? {
  let word = word.asciiLowercased
  let limit = (word.unicodeScalars.count + 2) / 3
  var best: (name: String, distance: Int)?
  for name in names {
    let reach = best.map { $0.distance - 1 } ?? min(limit, 3)
    guard reach >= 0 else { break }
    if let distance = editDistance(word, name.asciiLowercased, atMost: reach) {
      best = (name, distance)
    }
  }
  return best?.name
}

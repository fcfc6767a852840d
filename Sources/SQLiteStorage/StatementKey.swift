/// A statement's text as the cache looks it up: by its length and its last bytes, which tell nearly all
/// of ours apart, instead of by each of hundreds of bytes at every call.
struct StatementKey: Hashable {
  let text: String

  func hash(into hasher: inout Hasher) {
    hasher.combine(text.utf8.count)
    hasher.combine(text.utf8.suffix(24).reduce(0 as UInt64) { $0 &* 31 &+ UInt64($1) })
  }
}

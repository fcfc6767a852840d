/// A statement's text as the cache looks it up: by its length and its last bytes, which tell nearly all
/// of ours apart, instead of by each of hundreds of bytes at every call.
struct StatementKey: Hashable {
  let text: String

  func hash(into hasher: inout Hasher) {
    let bytes = text.utf8.span
    var mark = UInt64(bytes.count)
    for place in max(0, bytes.count - 24)..<bytes.count {
      mark = mark &* 31 &+ UInt64(bytes[place])
    }
    hasher.combine(mark)
  }
}

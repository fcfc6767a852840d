import Storage

extension Catalogue {
  /// A table that is joined to the leading one, and the name by which a condition mentions it.
  struct Join: Sendable {
    let text: String
    let mention: String

    init?(_ text: Substring) {
      guard let words = text.split(separator: " ON ").first,
        let alias = words.split(separator: " ").last
      else { return nil }
      self.text = "LEFT JOIN \(text)"
      mention = "\(alias)."
    }
  }

  /// The tables that a condition reads, as the catalogue joins them. A row of the leading table stands
  /// in it once whatever is joined, so what the condition doesn't mention is not looked up: counting
  /// ten thousand leads reads an index alone.
  func source(for condition: SQL) -> String {
    var read = ""
    for join in joins.reversed() {
      let isRead = condition.template.hasBytes(join.mention) || read.hasBytes(join.mention)
      if isRead { read = join.text + read }
    }
    return leading + read
  }
}

import Storage

extension Catalogue {
  /// The tables that a condition reads, as the catalogue joins them. A row of the leading table stands
  /// in it once whatever is joined, so what the condition doesn't mention is not looked up: counting
  /// ten thousand leads reads an index alone.
  func source(for condition: SQL) -> String {
    let parts = from.split(separator: "LEFT JOIN ")
    guard let leading = parts.first else { return from }
    var joins = ""
    for part in parts.dropFirst().reversed() {
      guard let name = part.firstRange(of: " ON ").map({ part[..<$0.lowerBound] }),
        let alias = name.split(separator: " ").last
      else { continue }
      let isRead = [condition.template, joins].contains { text in text.contains("\(alias).") }
      if isRead { joins = "LEFT JOIN \(part)\(joins)" }
    }
    return "\(leading)\(joins)"
  }
}

/// Days on which a caller is away: single ones and ranges, both ends included.
package struct Leave: Hashable, Sendable {
  package var spans: [ClosedRange<Day>]

  package init(_ spans: [ClosedRange<Day>] = []) { self.spans = spans }

  package func contains(_ day: Day) -> Bool { spans.contains { $0.contains(day) } }
}

extension Leave: CustomStringConvertible {
  /// "2026-12-24..2027-01-02, 2027-01-26", as it is kept and typed.
  package var description: String {
    spans.map { span in
      span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)..\(span.upperBound)"
    }.joined(separator: ", ")
  }

  /// Reads days with commas between, a range as `first..last`; `day` reads one of them.
  package init(_ text: String, day: (String) throws -> Day) throws {
    var spans: [ClosedRange<Day>] = []
    for part in text.split(separator: ",").map({ String($0).trimmed }) where !part.isEmpty {
      let (first, last) = Leave.ends(of: part)
      let begin = try day(first)
      let end = try last.map(day) ?? begin
      guard begin <= end else {
        throw CRMError.invalid(field: "leave", reason: "\(part.quoted) ends before it begins")
      }
      spans.append(begin...end)
    }
    self.init(spans)
  }

  /// "a..b" as its two ends.
  private static func ends(of text: String) -> (String, String?) {
    let characters = Array(text)
    for place in characters.indices.dropLast() where characters[place] == "." {
      if characters[place + 1] == "." {
        return (
          String(characters[..<place]).trimmed, String(characters[(place + 2)...]).trimmed
        )
      }
    }
    return (text, nil)
  }

  /// As a cell holds it.
  init(stored text: String?) throws {
    try self.init(text ?? "") { try Day(iso: $0).orMismatch("a day") }
  }
}

/// Which column of a file fills in which input. Pure.
package struct ImportMapping: Hashable, Sendable {
  package let kind: ImportKind
  /// By column: the input's name, or nothing where the column is left out.
  package let inputs: [String?]
  /// The headings that no input was found for.
  package let unknown: [String]

  /// Reads the headings: case, accents, spaces and punctuation aside. `said` tells what a heading
  /// means where it is not to be guessed; an empty name leaves the column out.
  package init(
    _ kind: ImportKind, headings: [String], said: [String: String] = [:]
  ) throws {
    let spoken = try ImportMapping.read(said, of: kind, headings)
    var taken = Set(spoken.values.compactMap(\.self))
    var inputs: [String?] = headings.map { _ in nil }
    var unknown: [String] = []
    let columns = headings.map(\.folded)
    for (column, heading) in columns.enumerated() { inputs[column] = spoken[heading] ?? nil }
    let known = kind.headings
    for rank in 0..<(known.map(\.words.count).max() ?? 0) {
      for (input, words) in known where rank < words.count && !taken.contains(input) {
        let word = words[rank].folded
        let column = columns.indices.first { column in
          inputs[column] == nil && spoken[columns[column]] == nil && columns[column] == word
        }
        guard let column else { continue }
        inputs[column] = input
        taken.insert(input)
      }
    }
    for (column, heading) in headings.enumerated()
    where inputs[column] == nil && spoken[heading.folded] == nil { unknown.append(heading) }
    self.kind = kind
    self.inputs = inputs
    self.unknown = unknown
    guard inputs.contains(where: { $0 != nil }) else { throw ImportError.nothingKnown(kind) }
  }

  private static func read(
    _ said: [String: String], of kind: ImportKind, _ headings: [String]
  ) throws(ImportError) -> [String: String?] {
    var spoken: [String: String?] = [:]
    var taken: [String: String] = [:]
    for (heading, name) in said.sorted(by: { $0.key < $1.key }) {
      guard headings.contains(where: { $0.folded == heading.folded }) else {
        throw .noColumn(heading, nearest: nearest(heading, among: headings))
      }
      guard !name.trimmed.isEmpty else {
        spoken[heading.folded] = .some(nil)
        continue
      }
      guard let input = kind.inputs.first(where: { $0.fieldKey == name.trimmed.fieldKey }) else {
        throw .noInput(name, nearest: nearest(name, among: kind.inputs))
      }
      if let other = taken.updateValue(heading, forKey: input) {
        throw .twice(input, other, heading)
      }
      spoken[heading.folded] = input
    }
    return spoken
  }

  /// The texts of a row by their inputs; what is empty is not said.
  func texts(of row: [String]) -> [String: String] {
    var texts: [String: String] = [:]
    for (input, cell) in zip(inputs, row) {
      if let input, !cell.trimmed.isEmpty { texts[input] = cell }
    }
    return texts
  }
}

/// Why a file can't be read in as it is.
package enum ImportError: Error, Hashable, CustomStringConvertible {
  case nothingKnown(ImportKind)
  case noColumn(String, nearest: String?)
  case noInput(String, nearest: String?)
  case twice(String, String, String)

  package var description: String {
    switch self {
    case .nothingKnown(let kind):
      "none of the columns is known: the first row names them, as in \(kind.inputs.prefix(4).joined(separator: ", ")); or say which is which with --map"
    case .noColumn(let heading, let near):
      "there is no column \(heading.quoted)" + (near.map { ": did you mean “\($0)”?" } ?? "")
    case .noInput(let name, let near):
      "nothing is called \(name.quoted)" + (near.map { ": did you mean “\($0)”?" } ?? "")
    case .twice(let input, let one, let other):
      "both \(one.quoted) and \(other.quoted) are to fill in “\(input)”: keep one"
    }
  }
}

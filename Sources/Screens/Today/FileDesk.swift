package import CRM

/// What the program round the screens does with files for them, since they know none.
package struct FileDesk: Sendable {
  /// A CSV file's headings and rows.
  let read: @Sendable (_ path: String) throws -> (headings: [String], rows: [ImportRow])
  /// Keeps the rows that were refused beside the file, with why; answers where.
  let keepRefused: @Sendable (ImportOutcome, _ headings: [String], _ path: String) throws -> String?

  package init(
    read: @escaping @Sendable (_ path: String) throws -> (headings: [String], rows: [ImportRow]),
    keepRefused:
      @escaping @Sendable (ImportOutcome, _ headings: [String], _ path: String) throws -> String?
  ) {
    self.read = read
    self.keepRefused = keepRefused
  }
}

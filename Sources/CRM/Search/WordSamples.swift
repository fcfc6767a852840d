import Storage

/// Rows from all ages of each list, as the search index holds their words: they tell how common a word
/// is. They only guide, so they are kept until the list has grown by a tenth: to read them anew for
/// each letter that is typed would cost more than the rows that it finds.
package final class WordSamples {
  private struct Sample {
    let last: Int64
    let texts: [String]
  }

  /// So many rows tell enough.
  static let size = 200

  private var samples: [Noun: Sample] = [:]

  package init() {}

  /// The words of the sampled rows of a list whose newest number is `last`.
  func texts<Item>(
    of catalogue: Catalogue<Item>, last: Int64, in tx: borrowing Transaction
  ) throws -> [String] {
    if let kept = samples[catalogue.noun], kept.last...(kept.last + kept.last / 10) ~= last {
      return kept.texts
    }
    let sample = Sample(last: last, texts: try read(catalogue, last: last, in: tx))
    samples[catalogue.noun] = sample
    return sample.texts
  }

  private func read<Item>(
    _ catalogue: Catalogue<Item>, last: Int64, in tx: borrowing Transaction
  ) throws -> [String] {
    guard last > 0, !catalogue.words.isEmpty else { return [] }
    // Not at even steps: what came in turn, such as a shift's leads, would be met all or never.
    let size = Int64(WordSamples.size)
    let step = max(1, last / size)
    let ids = (1...size).map { $0 * step - $0 * $0 * 7919 % step }
    let texts = catalogue.words.map { source in
      let words = tx.dialect.searchText(kind: source.kind, id: SQL(verbatim: source.column))
      return "coalesce(\(words), '')" as SQL
    }
    return try tx.values(
      """
      SELECT \(texts.joined(" || ' §' || ")) FROM \(name: catalogue.table)
      WHERE \(name: catalogue.table).id IN \(SQL.list(ids))
      """)
  }
}

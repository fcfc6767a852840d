/// What a filter's words mean here and now.
package struct FilterContext {
  package let today: Day
  /// The business time zone: where its days begin and end.
  package let zone: Zone
  /// The currency of amounts that name none.
  package let currency: Currency
  /// Who says `me`.
  package let me: Int64?
  /// The ids of those whose folded name has these words side by side, the last at least begun; the
  /// words come folded.
  package let resolve: (Noun, String) throws -> [Int64]

  package init(
    today: Day, zone: Zone, currency: Currency, me: Int64?,
    resolve: @escaping (Noun, String) throws -> [Int64]
  ) {
    self.today = today
    self.zone = zone
    self.currency = currency
    self.me = me
    self.resolve = resolve
  }
}

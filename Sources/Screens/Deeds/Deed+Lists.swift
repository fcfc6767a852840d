extension Deed {
  /// Whether only a list of records can do it: filters, orders, columns, marks.
  var isOfLists: Bool {
    switch self {
    case .filter, .views, .nextView, .previousView, .keepView, .sort, .reverse, .columns, .mark,
      .markAll, .inline, .copy:
      true
    default: false
    }
  }
}

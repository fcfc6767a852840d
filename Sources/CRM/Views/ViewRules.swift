import Storage

/// Whether a view can be listed: its filter is understood, its sort sorts, its columns are there.
struct ViewRules {
  let draft: ViewDraft
  let context: FilterContext

  func check() throws {
    switch draft.noun {
    case .customer: try check(Customer.catalogue)
    case .company: try check(Company.catalogue)
    case .lead: try check(Lead.catalogue)
    case .sale: try check(Sale.catalogue)
    case .task: try check(Task.catalogue)
    case .activity: try check(Activity.catalogue)
    case .business, .member, .pipeline, .stage, .requirement, .event, .view,
      .caller, .assignment, .rule, .routing:
      throw CRMError.invalid(
        field: "noun", reason: "is one of \(Noun.listed.map(\.plural).joined(separator: ", "))")
    }
  }

  private func check<Item>(_ catalogue: Catalogue<Item>) throws {
    if let filter = draft.filter {
      _ = try FilterTree(parsing: filter).bound(to: catalogue, in: context)
    }
    if let sort = draft.sort { _ = try ListOrder(Sort(spoken: sort), of: catalogue) }
    for column in draft.columns where catalogue.field(column) == nil {
      throw CRMError.unknownField(
        column, of: draft.noun,
        suggestion: nearest(column, among: catalogue.fields.map(\.name)))
    }
  }
}

extension Query {
  /// The list that a view is, narrowed by what else is asked, and sorted otherwise if that is asked.
  package init(_ view: SavedView, and query: Query = Query()) {
    self = query
    sort = query.sort ?? view.sort.map { Sort(spoken: $0) }
    let filters = [view.filter, query.filter].compactMap(\.self)
    filter = filters.isEmpty ? nil : filters.map { "(\($0))" }.joined(separator: " ")
  }
}

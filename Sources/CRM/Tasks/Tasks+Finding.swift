extension Tasks {
  /// A task by its number, or by its title where only one open task has it.
  package func find(_ text: String, by actor: Member) throws -> ID<Task> {
    let title = text.trimmed
    if let number = Int64(title) { return ID(number) }
    // Its words find it in the search index; then it must be that title and no longer one.
    let quoted = "\"" + title.split(separator: "\"").joined(separator: "\"\"") + "\""
    let filter = "\(quoted) title=\(FilterTree.spelled(title)) completed:no"
    let found = try page(Query(filter: filter, limit: 6), by: actor).items
    guard let first = found.first else { throw CRMError.notFound(.task, text) }
    guard found.count == 1 else {
      throw CRMError.ambiguous(
        .task, text, candidates: found.map { "\($0.id) \($0.title)" })
    }
    return first.id
  }
}

import Storage

extension Assignment {
  static let insertion = Insertion(
    into: "assignment",
    """
    id, lead_id, caller_id, at, day, level, reason, status, counts, slate_id, credits, pointer,
      by_id
    """)
}

extension Decision {
  /// Tells the cells of the assignment that it becomes.
  func tell(
    _ rows: inout Rows, _ id: ID<Assignment>, of lead: ID<Lead>, slate: Int64, _ event: OpenEvent
  ) {
    let status: Assignment.Status = caller == nil ? .queued : .assigned
    rows.add(id, lead, caller)
    rows.add(event.at, event.today)
    rows.add(level.rawValue, reason, status.rawValue, counts)
    rows.add(slate, credits, pointer, event.actor)
  }
}

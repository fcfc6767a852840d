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
  /// The cells of the assignment that it becomes.
  func cells(
    _ id: ID<Assignment>, of lead: ID<Lead>, slate: Int64, _ event: OpenEvent
  ) -> [Value] {
    let status: Assignment.Status = caller == nil ? .queued : .assigned
    return [
      id.stored, lead.stored, caller.stored, event.at.stored, event.today.stored,
      level.rawValue.stored, reason.stored, status.rawValue.stored, counts.stored, slate.stored,
      credits.stored, pointer.stored, event.actor.stored,
    ]
  }
}

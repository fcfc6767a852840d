import Storage

extension Schema {
  /// The choices of a column, compared one by one. For `IN` and more than two of them SQLite builds a
  /// table in memory for each row that is written, which cost more than the row itself.
  static let plainChoices: [Rewording] = [
    choice("customer", "lifecycle_stage", "'lead', 'prospect', 'customer', 'former'"),
    choice("lead", "status", "'open', 'won', 'lost'"),
    choice("lead", "temperature", "'cold', 'warm', 'hot'"),
    choice("task", "status", "'pending', 'in_progress', 'done'"),
    choice("task", "priority", "'low', 'normal', 'high', 'urgent'"),
    choice("activity", "kind", "'call', 'email', 'meeting', 'note', 'change'"),
    choice(
      "activity", "outcome",
      "'connected', 'no_answer', 'busy', 'voicemail',\n    'wrong_number', 'call_back', 'not_interested', 'do_not_call'"
    ),
    choice(
      "assignment", "level",
      "'rule', 'former', 'state+language', 'state',\n    'language', 'all', 'manual', 'queue'"),
    choice(
      "assignment", "status",
      "'assigned', 'claimed', 'handed_on', 'reassigned',\n    'released', 'queued'"),
    choice("journal", "action", "1, 2, 3"),
  ]

  private static func choice(_ table: String, _ column: String, _ words: String) -> Rewording {
    let each = words.split(separator: ",").map {
      "\(column) = \($0.drop { $0 == " " || $0 == "\n" })"
    }
    return Rewording(table, "(\(column) IN (\(words)))", "(\(each.joined(separator: " OR ")))")
  }
}

import CRM

extension ListStyle {
  /// The people who take leads: what they serve, what they have today, and how fair that is.
  static let callers: ListStyle = {
    let shelf = Shelf({ $0.callers }, figures: .ofCallers)
    let byName = Sort("name")
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("Callers", "", sort: byName), ListView("Active", "status:active", sort: byName),
        ListView("Paused", "status:paused", sort: byName),
        ListView("With unclaimed leads", "unclaimed>0", sort: byName),
      ],
      columns: [
        ColumnSpec("name", "Name", 0, least: 14, most: 24),
        ColumnSpec("standing", "Status", 1, least: 11, most: 11),
        ColumnSpec("assigned_today", "Today", 2), ColumnSpec("cap", "Limit", 3),
        ColumnSpec("utilisation", "Used", 8), ColumnSpec("open_leads", "Open", 4),
        ColumnSpec("unclaimed", "Unclaimed", 6), ColumnSpec("fairness", "Fair", 5),
        ColumnSpec("contact", "To contact", 9),
        ColumnSpec("states", "States", 7, least: 9, most: 36),
        ColumnSpec("languages", "Languages", 10, least: 9, most: 24),
        ColumnSpec("weight", "Weight", 11), ColumnSpec("shift", "Shift", 12, least: 19, most: 27),
      ],
      form: [
        "name", "role", "states", "languages", "limit", "weight", "status", "shift", "leave",
      ],
      notes: [], inline: ["limit", "weight", "status", "states", "languages", "shift"],
      name: { shelf.name(of: $0, "name") }, copied: { shelf.text(of: $0, "name") },
      invitation: "Nobody takes leads yet. n adds a caller.",
      depends: [.caller, .member, .lead, .assignment, .stage, .activity],
      hints: [.open, .add, .edit, .pause, .inline, .goUsers],
      completing: ["states": .states, "languages": .languages])
  }()

  /// Who got which lead, when and why.
  static let assignments: ListStyle = {
    let shelf = Shelf.read { $0.assignments }
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("Assignments"), ListView("Today", "assigned_at:today"),
        ListView("Unclaimed", "status:assigned open:yes"),
        ListView("Handed on", "status:handed_on"),
      ],
      columns: [
        ColumnSpec("assigned_at", "When", 0), ColumnSpec("lead", "Lead", 0, least: 14, most: 28),
        ColumnSpec("caller", "Caller", 1, least: 8, most: 20),
        ColumnSpec("status", "Status", 2, least: 8, most: 10),
        ColumnSpec("reason", "Why", 3, least: 20, most: 70),
      ],
      form: [], notes: [], inline: [], name: { shelf.name(of: $0, "lead") },
      copied: { shelf.text(of: $0, "reason") }, invitation: "No lead was given out yet.",
      depends: [.assignment, .lead, .member, .caller], hints: [.open, .filter, .views],
      opens: "lead")
  }()
}

import Storage

/// What one person has to do, and what they have won this month.
package struct Workload: Hashable, Sendable {
  package var openLeads = 0
  package var openTasks = 0
  package var overdue = 0
  package var won = 0

  package init() {}
}

extension Members {
  /// Everybody's workload as far as this person may see it: three queries, whoever many people there
  /// are, each over an index or over sums that are kept.
  package func workloads(by actor: Member) throws -> [ID<Member>: Workload] {
    let ownLeads: SQL =
      try Access.require(.see, .lead, by: actor) == .all ? "" : " AND tally.owner_id = \(actor.id)"
    let ownWon = try office.scope(.see, .lead, actor).map { " AND \($0)" as SQL } ?? ""
    let ownTasks = try office.scope(.see, .task, actor).map { " AND \($0)" as SQL } ?? ""
    let today = office.today
    let month = office.business.zone.start(of: today.startOfMonth)
    var workloads: [ID<Member>: Workload] = [:]
    try office.database.read { tx in
      try tx.each(
        """
        SELECT tally.owner_id, sum(tally.leads)
        FROM stage_tally tally JOIN stage ON stage.id = tally.stage_id
        WHERE stage.kind = 'open'\(ownLeads) GROUP BY tally.owner_id
        """
      ) { row in workloads[try row.next(), default: Workload()].openLeads = try row.next() }
      try tx.each(
        """
        SELECT assignee_id, count(*), count(*) FILTER (WHERE due_date < \(today)) FROM task
        WHERE completed_at IS NULL AND assignee_id IS NOT NULL\(ownTasks) GROUP BY assignee_id
        """
      ) { row in
        let id: ID<Member> = try row.next()
        workloads[id, default: Workload()].openTasks = try row.next()
        workloads[id, default: Workload()].overdue = try row.next()
      }
      try tx.each(
        """
        SELECT owner_id, count(*) FROM lead
        WHERE closed_at >= \(month) AND status = 'won' AND owner_id IS NOT NULL\(ownWon)
        GROUP BY owner_id
        """
      ) { row in workloads[try row.next(), default: Workload()].won = try row.next() }
    }
    return workloads
  }
}

extension Day {
  fileprivate var startOfMonth: Day { adding(days: 1 - day) }
}

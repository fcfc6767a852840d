import CRM
import SQLiteStorage
import Storage
import Support
import Testing

/// A shop with an owner, a manager, a caller and a viewer, in a file of its own.
struct HistoryShop {
  let scratch: Scratch
  let office: Workspace
  let asha: Member
  let ravi: Member
  let meera: Member
  let vik: Member

  init() throws {
    scratch = Scratch()
    office = try scratch.found()
    asha = try office.members.actor(login: "asha")
    ravi = try office.members.add(
      MemberDraft(login: "ravi", name: "Ravi", role: .manager), by: asha)
    meera = try office.members.add(
      MemberDraft(login: "meera", name: "Meera", role: .caller), by: asha)
    vik = try office.members.add(MemberDraft(login: "vik", name: "Vik", role: .viewer), by: asha)
  }

  var history: History { office.history }

  @discardableResult
  func customer(_ name: String, by actor: Member? = nil) throws -> Customer {
    var draft = CustomerDraft()
    draft.name = name
    return try office.customers.add(draft, by: actor ?? asha)
  }

  @discardableResult
  func lead(of customer: Customer, worth value: Int64 = 100, by actor: Member? = nil) throws -> Lead
  {
    var draft = LeadDraft(currency: office.business.currency)
    draft.value = value
    return try office.leads.add(draft, for: customer.id, by: actor ?? asha)
  }

  func company(_ name: String) throws -> Company {
    var draft = CompanyDraft()
    draft.name = name
    return try office.companies.add(draft, by: asha)
  }

  func money(_ minor: Int64) -> Money { Money(minor: minor, currency: office.business.currency) }

  /// The number of the newest event.
  func newest() throws -> Int64 { try office.newestEvent() }

  /// The number of the event that the verb left; it must be one.
  func event(of verb: () throws -> Void) throws -> Int64 {
    let before = try newest()
    try verb()
    let after = try newest()
    try #require(after == before + 1)
    return after
  }

  /// The sentence with which something is refused.
  func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "(not refused)"
    } catch {
      return "\(error)"
    }
  }

  /// Changes the file as a stranger's tool could.
  func tamper(_ script: String) throws { try scratch.stranger().run(script: script) }
}

extension Workspace {
  func newestEvent() throws -> Int64 {
    try database.read { try $0.value("SELECT max(id) FROM event") } ?? 0
  }

  /// Every row of the business and what follows from them, as text; not the history itself.
  func dump() throws -> [String] {
    var queries = Schema.journaled.map { ("\($0)", "SELECT * FROM \($0.table) ORDER BY id") }
    queries.append(("search", "SELECT rowid, words FROM search ORDER BY rowid"))
    queries.append(("tally", "SELECT * FROM stage_tally ORDER BY stage_id, owner_id, currency"))
    queries.append(("day", "SELECT * FROM caller_day ORDER BY day, caller_id"))
    queries.append(
      ("rotation", "SELECT key, caller_id, assignment_id FROM rotation ORDER BY key"))
    return try accounts()
      + database.read { tx in
        var lines: [String] = []
        for (name, query) in queries {
          try tx.each(SQL(verbatim: query)) { row in
            var line = name
            for _ in 0..<row.columnCount {
              let value: Value = try row.next()
              line += " | \(value)"
            }
            lines.append(line)
          }
        }
        return lines
      }
  }

  /// The events and their changes, as text.
  func journal(of event: Int64) throws -> [String] {
    try database.read { tx in
      var lines: [String] = []
      try tx.each(
        """
        SELECT noun, row_id, action, before, after FROM journal WHERE event_id = \(event)
        ORDER BY id
        """
      ) { row in
        let noun = Noun(rawValue: try row.next())
        let id: Int64 = try row.next()
        let action: Int = try row.next()
        let before: String? = try row.next()
        let after: String? = try row.next()
        lines.append(
          "\(noun.map { "\($0)" } ?? "?") \(id) \(action) \(before ?? "-") \(after ?? "-")")
      }
      return lines
    }
  }
}

/// What differs between two dumps, short enough to read.
func difference(_ left: [String], _ right: [String]) -> [String] {
  let (less, more) = (Set(left).subtracting(right), Set(right).subtracting(left))
  return (less.sorted().map { "- " + $0 } + more.sorted().map { "+ " + $0 }).prefix(12).map { $0 }
}

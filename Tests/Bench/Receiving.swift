import CRM
import Glibc
import SQLiteStorage
import Storage

/// What it costs to receive leads and give each to one of fifty callers, beside the same rows through
/// bare SQLite: customer, lead, two lines of the time line, and the assignment.
struct Receiving {
  let folder: String

  private static let leads = 10_000
  private static let size = 100

  init(in folder: String) { self.folder = folder }

  /// Turn about, so that both meet the same machine.
  func run(_ table: inout Table) throws {
    table.section("Receiving, 50 callers")
    let office = try Shop.open("\(folder)/receiving.db")
    let me = try office.members.actor(login: nil)
    try hire(office, me)
    let bare = BareRows("\(folder)/bare-receiving.db", schema: try schema(office))
    var floors: [Double] = []
    var ours: [Double] = []
    for start in stride(from: 0, to: Receiving.leads, by: Receiving.size) {
      let people = (start..<start + Receiving.size).map { Person(5_000_000 + $0) }
      let documents = people.enumerated().map { document($1, row: start + $0) }
      let now = Instant.now().milliseconds
      let begin = seconds()
      bare.floor.run("BEGIN IMMEDIATE")
      for (place, person) in people.enumerated() {
        let key = "\(person.source):\(start + place)"
        let lead = bare.insert(person, at: now, key: key, raw: documents[place])
        bare.assign(lead, of: person, at: now)
      }
      bare.floor.run("COMMIT")
      let middle = seconds()
      let incoming = try documents.map { try Incoming(JSON(parsing: $0)) }
      let received = try office.leads.receive(incoming, by: me)
      let end = seconds()
      guard received.allSatisfy({ (try? $0.get())?.caller != nil }) else {
        fatalError("every lead of the benchmark has a caller")
      }
      floors.append(middle - begin)
      ours.append(end - middle)
    }
    let floor = Timing("bare", sorted: floors)
    let timing = Timing("\(Receiving.size) leads received in one batch", sorted: ours)
    table.add(timing, floor: floor, budget: "2×")
    table.add(
      "  leads a second, of 10,000", rate(ours), floor: rate(floors), budget: "15000")
    try single(office, me, &table)
  }

  private func single(_ office: Workspace, _ me: Member, _ table: inout Table) throws {
    table.add(
      try Timing("a lead received, durable", times: 300) { round in
        let text = document(Person(6_000_000 + round), row: 6_000_000 + round)
        _ = try office.leads.receive(Incoming(JSON(parsing: text)), by: me)
      }, budget: "1 ms")
  }

  private func rate(_ samples: [Double]) -> String {
    fixed(Double(samples.count * Receiving.size) / samples.reduce(0, +), 0)
  }

  /// Each state has a few; ten serve them all.
  private func hire(_ office: Workspace, _ me: Member) throws {
    let states = [
      "Karnataka", "Maharashtra", "Tamil Nadu", "Kerala", "Delhi", "Gujarat", "Punjab", "Sikkim",
    ]
    for number in 0..<50 {
      var draft = Callers.blank
      draft.name = "Caller \(number)"
      if number < 40 { draft.states = [states[number % 8], states[(number + 1) % 8]] }
      draft.weight = 1 + number % 3
      try office.callers.add(draft, by: me)
    }
  }

  private func document(_ person: Person, row: Int) -> String {
    """
    {"name":"\(person.name)","phone":"\(person.phone)","email":"\(person.email)",\
    "timestamp":"\(Instant(milliseconds: person.received))","lead_source":"\(person.source)",\
    "city":"\(person.city)","state":"\(person.state)","value":"\(person.value / 100)",\
    "source_row_id":"\(row)","metadata":{"campaign":"spring"}}
    """
  }

  private func schema(_ office: Workspace) throws -> [String] {
    try office.database.read { tx in
      try tx.values(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
          AND tbl_name IN ('member', 'company', 'customer', 'pipeline', 'stage', 'lead', 'activity',
            'assignment')
        ORDER BY rowid
        """)
    }
  }
}

extension BareRows {
  /// Who got a lead, and why.
  fileprivate func assign(_ lead: Int64, of person: Person, at now: Int64) {
    floor.step(
      """
      INSERT INTO assignment (lead_id, caller_id, at, day, level, reason, status, counts, slate_id)
      VALUES ($1, 1, $2, 20000, 'state', $3, 'assigned', 1, 1)
      """,
      [
        .integer(lead), .integer(now),
        .text("serves \(person.state): Caller 1, owed most of 10"),
      ])
  }
}

import CRM
import Glibc

/// Two programs on one file: how soon the one's change stands on the other's screen.
struct ScreenSharing {
  let shop: Shop
  let program: String
  let home: String

  func run(_ table: inout Table) throws {
    try change(&table)
    try receive(&table)
  }

  private func change(_ table: inout Table) throws {
    let page = try shop.office.leads.page(
      Query(filter: "status:open", sort: Leads.catalogue.sorts.first, limit: 8), by: shop.me)
    guard let lead = page.items.last else { return }
    let seat = try Sitting(program, ["--db", shop.path], home: home)
    _ = seat.start()
    _ = seat.press("2", quiet: 0.3)
    _ = seat.press("jjj", quiet: 0.3)
    let before = seat.copied()
    var samples: [Double] = []
    for round in 0..<200 {
      let name = word(round)
      let start = seconds()
      try shop.office.customers.edit(lead.customer, by: shop.me) { $0.name = name }
      guard let time = seat.sees(name, since: start) else { fatalError("a change was not shown") }
      samples.append(time)
    }
    let sync = Timing("durable", sorted: try commits(lead.customer))
    table.add(
      Timing("another's change, from its start to the row here", sorted: samples), floor: sync,
      budget: "50 ms p99")
    _ = seat.press("\u{C}", quiet: 0.3)
    let isKept = seat.copied() == before && !before.isEmpty
    table.add("  the selection meanwhile", isKept ? "kept" : "LOST", budget: "kept")
  }

  /// A lead that one program receives and the rules give to somebody: how soon it stands among what
  /// waits for their claim, and is told at the foot of their screen.
  private func receive(_ table: inout Table) throws {
    try takeLeads()
    let seat = try Sitting(program, ["--db", shop.path], home: home)
    _ = seat.start()
    var samples: [Double] = []
    let run = Instant.now().milliseconds
    for round in 0..<200 {
      let name = word(round)
      let text =
        "{\"name\":\"\(name)\",\"source_row_id\":\"\(run)-\(round)\",\"lead_source\":\"bench\"}"
      let start = seconds()
      let receipt = try shop.office.leads.receive(Incoming(parsing: text), by: shop.me)
      guard let time = seat.sees(name, times: 2, since: start) else {
        fatalError("a lead was not shown")
      }
      samples.append(time)
      // Claimed, it makes room for the next one.
      try shop.office.assignments.claim(receipt.lead, by: shop.me)
      _ = seat.idle(0.03)
    }
    table.add(
      Timing("a lead received elsewhere to its row and toast here", sorted: samples),
      budget: "50 ms p99")
  }

  /// The leads of the measure are this person's, though others may take leads in a file that was here
  /// before. A file that was measured once has all this already.
  private func takeLeads() throws {
    let office = shop.office
    let callers = try office.callers.page(Query(limit: 10_000), by: shop.me).items
    var draft = Callers.blank
    draft.member = shop.me.id
    draft.name = shop.me.name
    let me =
      try callers.first { $0.member == shop.me.id } ?? office.callers.add(draft, by: shop.me)
    var rule = Rules.blank
    rule.name = "The measure's own"
    rule.filter = "source:bench"
    rule.callers = [me.id]
    let rules = try office.rules.page(Query(limit: 1000), by: shop.me).items
    if !rules.contains(where: { $0.name == rule.name }) {
      try office.rules.add(rule, by: shop.me)
    }
  }

  /// The same change with nobody looking.
  private func commits(_ customer: ID<Customer>) throws -> [Double] {
    try (0..<50).map { round in
      let start = seconds()
      try shop.office.customers.edit(customer, by: shop.me) { $0.name = word(round) }
      return seconds() - start
    }
  }

  /// A name of which every letter differs from the one before: all of it has to be painted.
  private func word(_ round: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<9).map { letters[($0 * 7 + round * 11) % letters.count] })
  }
}

extension Sitting {
  /// What the selected row gives to the clipboard: tells which row that is.
  func copied() -> String {
    let text = press("y", quiet: 0.2).text
    let mark = "\u{1B}]52;"
    guard
      let place = text.split(separator: mark, omittingEmptySubsequences: false).dropFirst().first
    else { return "" }
    return String(place.prefix { $0 != "\u{7}" && $0 != "\u{1B}" })
  }
}

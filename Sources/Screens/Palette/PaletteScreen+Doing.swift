import CRM
import Terminal

/// What is to be done and to whom, in one line: “sale ravi”, “task 2345”, “won meera”.
extension PaletteScreen {
  private static let toCustomers: [Deed] = [.addSale, .addTask, .log, .note, .addLead]
  private static let toLeads: [Deed] = [.nextStage, .win, .lose, .stage]

  /// The deeds that the first word begins, each with those whom the other words find.
  static func doings(_ text: String, _ seat: Seat) throws -> [PickList.Item] {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[1].count > 1 else { return [] }
    let verb = words[0].lowercased()
    func isMeant(_ deed: Deed) -> Bool {
      deed.action.title.lowercased().split(separator: " ").contains { $0.hasPrefix(verb) }
    }
    let found = Choices.quoted(String(words[1]))
    func item(_ deed: Deed, _ noun: Noun, _ id: Int64, _ name: String, _ hint: String)
      -> PickList.Item
    {
      // What was typed stands in the detail: digits find people whose title doesn't show them.
      PickList.Item(
        id: "\(deed.rawValue) \(noun.title) \(id)", "\(deed.action.title) · \(name)",
        detail: "\(hint) “\(text)”")
    }
    var items: [PickList.Item] = []
    let customerDeeds = toCustomers.filter(isMeant)
    if !customerDeeds.isEmpty {
      let page = try seat.office.customers.page(Query(filter: found, limit: 4), by: seat.me)
      items += customerDeeds.flatMap { deed in
        page.items.map { item(deed, .customer, $0.id.number, $0.name, $0.phone?.e164 ?? "") }
      }
    }
    let leadDeeds = toLeads.filter(isMeant)
    if !leadDeeds.isEmpty {
      let query = Query(filter: "status:open \(found)", limit: 4)
      let page = try seat.office.leads.page(query, by: seat.me)
      items += leadDeeds.flatMap { deed in
        page.items.map { item(deed, .lead, $0.id.number, $0.customerName, $0.stageName) }
      }
    }
    return items
  }

  /// Does what such an item says: looks the record up as it is now, and does the deed to it.
  static func doing(_ id: String) -> [Effect]? {
    let parts = id.split(separator: " ")
    guard parts.count == 3, let deed = Deed(rawValue: String(parts[0])),
      let number = Int64(parts[2])
    else { return nil }
    let style = parts[1] == Noun.lead.title ? ListStyle.leads : ListStyle.customers
    return [
      .below { _, _ in
        [
          .ask(
            Job(slot: "subject", urgency: .reading) { seat in
              let row = try style.shelf.row(seat, number)
              let subject = Subject(
                style.shelf.noun, number, style.name(row), style.shelf.values(of: row))
              return { _, briefing in RecordDeeds.perform(deed, on: subject, briefing) ?? [] }
            } failure: { error in
              { _, _ in [.toast(.refusal(error))] }
            })
        ]
      }
    ]
  }
}

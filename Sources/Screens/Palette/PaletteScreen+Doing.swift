import CRM
import Terminal

/// What is to be done and to whom, in one line: “sale ravi 5000”, “task 2345”, “won meera”.
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
    func item(
      _ deed: Deed, _ noun: Noun, _ id: Int64, _ name: String, _ hint: String,
      of amount: String = ""
    ) -> PickList.Item {
      let what = amount.isEmpty ? "" : " of \(amount)"
      // What was typed stands in the detail: digits find people whose title doesn't show them.
      return PickList.Item(
        id: "\(deed.rawValue) \(noun.title) \(id) \(amount)",
        "\(deed.action.title)\(what) · \(name)", detail: "\(hint) “\(text)”")
    }
    var items: [PickList.Item] = []
    let customerDeeds = toCustomers.filter(isMeant)
    if !customerDeeds.isEmpty {
      let page = try seat.office.customers.page(Query(filter: found, limit: 4), by: seat.me)
      items += customerDeeds.flatMap { deed in
        page.items.map { item(deed, .customer, $0.id.number, $0.name, $0.phone?.e164 ?? "") }
      }
    }
    if customerDeeds.contains(.addSale), let (who, amount) = sold(words[1]) {
      let query = Query(filter: Choices.quoted(who), limit: 4)
      items += try seat.office.customers.page(query, by: seat.me).items.map {
        item(.addSale, .customer, $0.id.number, $0.name, $0.phone?.e164 ?? "", of: amount)
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

  /// Who bought, and for how much: “ravi 5000”.
  private static func sold(_ words: Substring) -> (who: String, amount: String)? {
    guard let gap = words.lastIndex(of: " ") else { return nil }
    let amount = words[words.index(after: gap)...]
    guard amount.first?.isNumber == true else { return nil }
    return (String(words[..<gap]), String(amount))
  }

  /// Does what such an item says: looks the record up as it is now, and does the deed to it.
  static func doing(_ id: String) -> [Effect]? {
    let parts = id.split(separator: " ")
    guard parts.count >= 3, let deed = Deed(rawValue: String(parts[0])),
      let number = Int64(parts[2])
    else { return nil }
    let amount = parts.dropFirst(3).first.map(String.init)
    let style = parts[1] == Noun.lead.title ? ListStyle.leads : ListStyle.customers
    return [
      .below { _, _ in
        [
          .ask(
            Job(slot: "subject", urgency: .reading) { seat in
              let row = try style.shelf.row(seat, number)
              let subject = Subject(
                style.shelf.noun, number, style.name(row), style.shelf.values(of: row))
              return { _, briefing in
                guard let amount else {
                  return RecordDeeds.perform(deed, on: subject, briefing) ?? []
                }
                return [
                  FormScreen.adding(.sale, about: subject, saying: ["amount": amount], briefing)
                ]
              }
            } failure: { error in
              { _, _ in [.toast(.refusal(error))] }
            })
        ]
      }
    ]
  }
}

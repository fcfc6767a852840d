import CRM
import Terminal

/// Everything by a few letters: actions, places and records.
enum PaletteScreen {
  static func make(_ app: App, _ briefing: Briefing) -> PickScreen {
    PickScreen("Find anything", actions(of: app, briefing)) { seat, text in
      try doings(text, seat) + records(text, seat)
    } choose: { id in
      if let doing = doing(id) { return doing }
      if let deed = Deed(rawValue: id) { return [.below { _, _ in [.perform(deed)] }] }
      return link(id).map { link in [.below { _, _ in [.show(link.noun, link.id)] }] } ?? []
    }
  }

  /// Every action that means something here or anywhere, with its key and why it can't be done.
  static func actions(of app: App, _ briefing: Briefing) -> [PickList.Item] {
    guard let screen = app.top else { return [] }
    let contexts = app.contexts(of: screen)
    return Deed.allCases.compactMap { deed in
      let action = deed.action
      guard contexts.contains(action.context) else { return nil }
      let key = briefing.keys.keys(of: action.name).first.map { "\($0)" } ?? ""
      return PickList.Item(
        id: action.name, action.title, detail: action.help, key: key,
        refusal: app.refusal(of: deed, screen, briefing),
        section: PaletteScreen.heading(of: action.context))
    }
  }

  static func heading(of context: String) -> String {
    switch context {
    case "everywhere": "Everywhere"
    case "list": "Lists"
    case "record": "Records"
    default: context.capitalisedFirst
    }
  }

  private static func records(_ text: String, _ seat: Seat) throws -> [PickList.Item] {
    let query = Query(filter: Choices.quoted(text), limit: 6)
    guard query.filter?.isEmpty == false else { return [] }
    let customers = try seat.office.customers.page(query, by: seat.me).items.map { customer in
      let hint = [customer.phone?.e164, customer.companyName, customer.address.city]
        .compactMap { $0 }.joined(separator: " · ")
      return PickList.Item(
        id: "customer \(customer.id)", customer.name, detail: "customer \(hint)")
    }
    let leads = try seat.office.leads.page(query, by: seat.me).items.map { lead in
      PickList.Item(
        id: "lead \(lead.id)", lead.customerName,
        detail: "lead · \(lead.name ?? "no. \(lead.id)") · \(lead.stageName)")
    }
    return customers + leads
  }

  private static func link(_ id: String) -> Dossier.Link? {
    let parts = id.split(separator: " ")
    guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
    return Dossier.Link(noun: parts[0] == "lead" ? .lead : .customer, id: number)
  }
}

/// All that can be done here, with its keys: filters as one types, and does what is chosen.
enum HelpScreen {
  static func make(_ app: App, _ briefing: Briefing) -> PickScreen {
    PickScreen("All keys of this page", PaletteScreen.actions(of: app, briefing)) { id in
      Deed(rawValue: id).map { deed in [.below { _, _ in [.perform(deed)] }] } ?? []
    }
  }
}

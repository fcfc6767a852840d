import CRM

/// What is set for the whole business.
enum SettingsCommands {
  static var all: [Command] { [show, edit] }

  private static let show = Command("settings", "show", "shows the business's settings") {
    session, _ in
    .record(facts(session.office.business), session.wording)
  }

  private static let edit = Command(
    "settings", "edit", "changes the business's settings; only the owner may",
    options: Settings.inputs.map { Option($0) }
  ) { session, words in
    let change = try words.edit(by: Settings.inputs, in: session)
    return .record(
      facts(try session.office.settings.edit(by: session.actor, change)), session.wording)
  }

  static func facts(_ business: Business) -> Facts {
    Facts(
      [
        Column("name", "Name", .text), Column("zone", "Zone", .text),
        Column("currency", "Currency", .text), Column("region", "Region", .text),
      ],
      [
        [
          .text(business.name), .text(business.zone.name), .text(business.currency.code),
          .text(business.region.code),
        ]
      ])
  }
}

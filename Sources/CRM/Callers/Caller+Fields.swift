extension Caller {
  package static let catalogue = Catalogue<Caller>(
    noun: .caller, table: "caller", select: select, fields: fields, sorts: [Sort("id")], words: [],
    spoken: { _ in "" }, id: { $0.id.number })

  private static let fields: [Field<Caller>] = [
    Field("id", "No.", .number, "caller.id", optional: false) { .number($0.id.number) },
    Field("name", "Name", .text, "member.name", optional: false) { .text($0.name) },
    Field("login", "Login", .text, "member.login", optional: false) { .text($0.login) },
    Field("title", "Role", .text, "caller.title") { .init($0.title) },
    Field("states", "States", .text, "caller.states") { .init(WordList.text($0.states)) },
    Field("languages", "Languages", .text, "caller.languages") {
      .init(WordList.text($0.languages))
    },
    Field("daily_limit", "Limit", .number, "caller.daily_limit", alias: "limit", optional: false) {
      .init($0.dailyLimit)
    },
    Field("weight", "Weight", .number, "caller.weight", optional: false) { .init($0.weight) },
    Field(
      "status", "Status", .choice(CallerDraft.Status.allCases.map(\.rawValue)), "caller.status",
      optional: false
    ) { .text($0.status.rawValue) },
    Field("shift", "Shift", .json, "caller.shift_days") { .init($0.shift?.description) },
    Field("leave", "Leave", .text, "caller.leave") {
      .init($0.leave.spans.isEmpty ? nil : $0.leave.description)
    },
    Field("active", "User is on", .flag, "member.active", optional: false) { .flag($0.isHere) },
    Field("open_leads", "Open", .number, openLeads, alias: "open", optional: false) {
      .init($0.openLeads)
    },
    Field("unclaimed", "Unclaimed", .number, unclaimed, optional: false) { .init($0.unclaimed) },
    Field("created_at", "Since", .instant, "caller.created_at", optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "caller.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

import CRM

/// What the settings show that no screen knows without asking.
struct SettingsKnown: Sendable {
  var views: [SavedView] = []
  var routing: Routing?
  var rules = 0

  init() {}

  init(_ seat: Seat) throws {
    views = try seat.office.views.page(Query(sort: Sort("name"), limit: 500), by: seat.me).items
    routing = try seat.office.routings.get()
    rules = try seat.office.rules.count(nil, by: seat.me)
  }
}

import CRM

extension ListView {
  /// The leads that wait for a caller, the oldest first, with why each waits.
  static let unassigned: ListView = {
    var view = ListView("Unassigned", "status:open owner:none", sort: Sort("received_at"))
    view.columns = ["customer", "wait", "city", "value", "source", "received_at"]
    view.hints = [.handOut, .reassign, .open, .edit, .sort]
    return view
  }()
}

extension Shelf.Figures {
  /// Why leads wait that nobody has.
  static let ofLeads = Shelf.Figures([("wait", "Why it waits", .text)]) { seat, rows in
    let place = Lead.catalogue.fields.firstIndex { $0.name == "owner" } ?? 0
    let waiting = rows.filter { $0.values[place] == .nothing }.map { ID<Lead>($0.id) }
    guard !waiting.isEmpty else { return [:] }
    let waits = try seat.office.assignments.waits(of: waiting, by: seat.me)
    return Dictionary(
      waiting.map { ($0.number, [.text(Unassigned.why(waits[$0]))]) }
    ) { first, _ in first }
  }
}

/// The leads that nobody has.
enum Unassigned {
  /// No figure on every screen is counted further.
  static let bound = 1000

  /// How many there are, for those whose business it is.
  static func count(_ seat: Seat) throws -> Int {
    guard Access.scope(of: seat.me.role, .see, .lead) == .all else { return 0 }
    return try seat.office.leads.count(ListView.unassigned.filter, upTo: bound, by: seat.me)
  }

  /// What was tried, without the words that say that it was in vain.
  static func why(_ reason: String?) -> String {
    guard let reason else { return "was taken out of somebody's hands" }
    guard let open = reason.firstIndex(of: "("), reason.hasSuffix(")") else { return reason }
    return String(reason[reason.index(after: open)...].dropLast())
  }

  /// "12", or "1,000+" where nobody counts on.
  static func told(_ count: Int) -> String {
    count >= bound ? "\(bound.grouped)+" : count.grouped
  }
}

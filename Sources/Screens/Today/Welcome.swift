import CRM
import Terminal

/// What Today offers while the file is empty: made-up data to look around in, one's own from a file,
/// or the first customer by hand.
enum Welcome {
  static func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .demo: [.push(demonstration)]
    case .importFile: [.push(FormScreen(ImportEntry.entry))]
    case .add: [FormScreen.adding(.customer, about: nil, briefing)]
    case .addTask: [FormScreen.adding(.task, about: nil, briefing)]
    case .open, .up, .down, .left, .right, .nextPart: []
    default: nil
    }
  }

  static func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    let role = briefing.me.role
    switch deed {
    // The demonstration brings its own colleagues.
    case .demo where Access.scope(of: role, .add, .member) == .none:
      return "\(CRMError.refused(role: role, .add, .member, own: false))"
    case .importFile where Access.scope(of: role, .add, .customer) == .none:
      return "\(CRMError.refused(role: role, .add, .customer, own: false))"
    case .edit, .delete, .log, .note, .addSale, .customer: return "There is nothing on file yet"
    default: return nil
    }
  }

  static var demonstration: WorkScreen {
    WorkScreen("Making a business to look at") { seat, progress in
      let plan = DemoPlan()
      try DemoData.fill(seat.office, plan, by: seat.me) { progress($0, "") }
      return [
        .toast(.done("Made \(plan.customers) customers and what became of them; 2 shows the leads"))
      ]
    }
  }

  private static let offers: [(deed: Deed, text: String)] = [
    (.demo, "look around in made-up data: 200 customers, and what became of them"),
    (.importFile, "read your customers or leads from a CSV file"),
    (.add, "enter your first customer"),
  ]

  static func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let room = area.centred(Size(width: 76, height: 11))
    grid.write("Welcome to Leadline", fitting: room.row(0), .heading)
    let business = briefing.business.name
    grid.write(
      "“\(business)” has no customer yet. Begin with one of these:", fitting: room.row(2))
    for (number, offer) in offers.enumerated() {
      let line = room.row(4 + number)
      let key = briefing.keys.keys(of: offer.deed.rawValue).first.map { "\($0)" } ?? ""
      grid.write(key, fitting: line.left(2).rest.left(3).0, Style(.key))
      grid.write(offer.text, fitting: line.left(5).rest)
    }
    grid.write(
      "Any time: ? shows the keys, : finds anything, u takes back what you did.",
      fitting: room.row(8), .quiet)
    let first = room.row(4)
    grid.cursor = Point(min(first.x + 2, max(area.x, area.right - 1)), first.y)
  }
}

import CRM
import Storage
import Support
import Terminal

@testable import Screens

/// The app without a loop: what it asks for is answered when a test says so, in the order it says.
struct Table {
  private(set) var app: App
  private let seat: Seat

  /// Before the file is open.
  static func laid(_ shop: Shop) -> Table {
    Table(App(size: Size(width: 80, height: 24)), Seat(shop.crm, as: shop.asha))
  }

  private init(_ app: App, _ seat: Seat) { (self.app, self.seat) = (app, seat) }

  init(_ shop: Shop, width: Int = 80, height: Int = 24) {
    app = App(size: Size(width: width, height: height))
    seat = Seat(shop.crm, as: shop.asha)
    open()
  }

  /// The file is open now.
  mutating func open() {
    guard let briefing = try? Briefing(seat) else { preconditionFailure("a shop can be read") }
    settle(app.take(.ready(briefing)).compactMap(Table.ticket))
    settle(app.resume().compactMap(Table.ticket))
  }

  /// What is told while an older file is brought up to date.
  mutating func tell(_ progress: MigrationProgress) { _ = app.take(.opening(progress)) }

  /// Whether something may look otherwise after so many seconds.
  mutating func wait(seconds: Int) -> Bool {
    app.tick(seat.office.clock.now().adding(seconds: seconds))
  }

  /// Presses a key; what is asked for then.
  mutating func press(_ name: String) -> [Clerk.Ticket] {
    guard let key = Key(name) else { preconditionFailure("no key is called \(name)") }
    return app.take(.key(key), at: seat.office.clock.now()).compactMap(Table.ticket)
  }

  /// Answers what was asked, and whatever is asked upon that.
  mutating func settle(_ tickets: [Clerk.Ticket]) {
    for ticket in tickets {
      let reply: Job.Reply
      do { reply = try ticket.job.work(seat) } catch { reply = ticket.job.failure(error) }
      let wishes = app.take(
        .reply(
          layer: ticket.layer, slot: ticket.job.slot, number: ticket.number,
          urgency: ticket.job.urgency, reply))
      settle(wishes.compactMap(Table.ticket))
    }
  }

  var text: String { app.draw().rows.joined(separator: "\n") }

  private static func ticket(_ wish: App.Wish) -> Clerk.Ticket? {
    if case .ask(let ticket) = wish { ticket } else { nil }
  }
}

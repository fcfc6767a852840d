import CRM
import Support
import Terminal

@testable import Screens

/// Somebody works with the screens, without a terminal and without a thread: keys go in, what is asked
/// of the file is answered when the test says so.
final class Sitting {
  let shop: Shop
  private(set) var app: App
  private(set) var seat: Seat
  /// What was asked and not answered yet.
  private(set) var waiting: [Clerk.Ticket] = []

  private struct NoKey: Error { let name: String }

  init(_ shop: Shop, as me: Member, width: Int = 80, height: Int = 24) throws {
    self.shop = shop
    seat = Seat(shop.crm, as: me)
    seat.seen = try shop.crm.history.newest()
    app = App(size: Size(width: width, height: height))
    take(app.take(.ready(try Briefing(seat))))
    try settle()
  }

  /// Presses keys by their names, and has everything answered after each.
  func press(_ keys: String...) throws {
    for name in keys {
      guard let key = Key(name) else { throw NoKey(name: name) }
      take(app.take(.key(key), at: shop.now))
      try settle()
    }
  }

  func type(_ text: String) throws {
    for character in text { take(app.take(.key(.character(character)), at: shop.now)) }
    try settle()
  }

  func resize(_ width: Int, _ height: Int) throws {
    take(app.take(.resize(Size(width: width, height: height)), at: shop.now))
    try settle()
  }

  /// The bell rang: somebody has changed the file.
  func hear() throws {
    let news = try shop.crm.history.nouns(after: seat.seen)
    seat.seen = news.last
    if !news.nouns.isDisjoint(with: Briefing.nouns) { take(app.take(.briefed(try Briefing(seat)))) }
    take(app.take(.changed(news)))
  }

  func settle() throws {
    while let ticket = waiting.first {
      waiting.removeFirst()
      answer(ticket)
      if ticket.job.urgency == .deed { try hear() }
    }
  }

  private func answer(_ ticket: Clerk.Ticket) {
    let reply: Job.Reply
    do { reply = try ticket.job.work(seat) } catch { reply = ticket.job.failure(error) }
    take(
      app.take(
        .reply(
          layer: ticket.layer, slot: ticket.job.slot, number: ticket.number,
          urgency: ticket.job.urgency, reply)))
  }

  private func take(_ wishes: [App.Wish]) {
    for case .ask(let ticket) in wishes { waiting.append(ticket) }
  }

  // MARK: What is to be seen

  var rows: [String] {
    let grid = app.draw()
    return (0..<grid.size.height).map { y in
      grid.row(y).map { $0.glyph.isCovered ? "" : $0.glyph.text }.joined()
    }
  }

  func shows(_ words: String) -> Bool { rows.contains { $0.contains(words) } }

  /// The row that the cursor is on.
  var selected: String {
    let y = app.draw().cursor.y
    return rows.indices.contains(y) ? rows[y] : ""
  }

  func top<S: Screen>(_: S.Type) -> S? { app.top as? S }
}

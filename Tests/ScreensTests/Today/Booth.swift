import CRM
import Support
import Terminal

@testable import Screens

/// Somebody at the screens without threads between: what is asked is answered at once, and what was
/// done is told at once.
struct Booth {
  let shop: Shop
  private(set) var app: App
  private var seat: Seat
  /// The shares of work that were told while it was done.
  private(set) var progress: [Int] = []

  init(
    _ shop: Shop, as me: Member? = nil, width: Int = 80, height: Int = 24, files: FileDesk? = nil
  ) throws {
    self.shop = shop
    app = App(size: Size(width: width, height: height))
    seat = Seat(shop.crm, as: me ?? shop.asha)
    seat.files = files
    seat.seen = try shop.crm.history.newest()
    try settle(app.take(.ready(Briefing(seat))))
  }

  var today: TodayScreen? { app.stack.first?.screen as? TodayScreen }
  var list: ListScreen? { app.stack.first?.screen as? ListScreen }
  var text: String { app.draw().booth }
  var toast: String { app.toast?.word.text ?? "" }

  mutating func press(_ keys: Key...) throws {
    for key in keys { try settle(app.take(.key(key), at: shop.now)) }
  }

  mutating func press(_ letters: String) throws {
    for letter in letters { try press(.character(letter)) }
  }

  /// What others changed meanwhile is heard.
  mutating func listen() throws {
    let news = try seat.office.history.nouns(after: seat.seen)
    seat.seen = news.last
    try settle(app.take(.changed(news)))
  }

  private mutating func settle(_ wishes: [App.Wish]) throws {
    for case .ask(let ticket) in wishes {
      var told: [Job.Reply] = []
      seat.meanwhile = { told.append($0) }
      let reply: Job.Reply
      do { reply = try ticket.job.work(seat) } catch { reply = ticket.job.failure(error) }
      for word in told {
        try settle(answer(ticket, word))
        if let work = app.top as? WorkScreen { progress.append(work.bar.done) }
      }
      try settle(answer(ticket, reply))
      if ticket.job.urgency == .deed { try listen() }
    }
  }

  private mutating func answer(_ ticket: Clerk.Ticket, _ reply: @escaping Job.Reply) -> [App.Wish] {
    app.take(
      .reply(
        layer: ticket.layer, slot: ticket.job.slot, number: ticket.number,
        urgency: ticket.job.urgency, reply))
  }
}

extension Grid {
  fileprivate var booth: String {
    (0..<size.height).map { y in
      row(y).map { $0.glyph.isCovered ? "" : $0.glyph.text }.joined()
    }.joined(separator: "\n")
  }
}

extension Shop {
  /// A task by its words, due a day, for somebody or nobody.
  @discardableResult
  func errand(
    _ title: String, due: String, for member: Member?, of customer: ID<Customer>? = nil
  ) throws -> CRM.Task {
    var draft = Tasks.blank
    draft.title = title
    draft.dueDate = Day(iso: due)
    draft.assignee = member?.id
    draft.customer = customer
    return try crm.tasks.add(draft, by: asha)
  }

  /// A lead of somebody new, which waits for a first call by its owner.
  @discardableResult
  func waiting(_ name: String, for member: Member? = nil) throws -> Lead {
    var entry = LeadEntry(currency: crm.business.currency)
    entry.person.name = name
    entry.lead.owner = (member ?? asha).id
    return try crm.leads.add(entry, by: asha)
  }
}

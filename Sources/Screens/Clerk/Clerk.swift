import CRM
import Glibc
package import Storage
import Synchronization

/// The one thread that has the file open. Screens hand in jobs and go on; deeds come first, then what
/// is to be shown, then what can wait. A reading that nobody waits for any more is broken off.
package final class Clerk: Sendable {
  struct Ticket: Sendable {
    let layer: Int
    let number: Int
    let job: Job
  }

  enum Answer: Sendable {
    /// An older file is brought up to date before it can be worked with.
    case opening(MigrationProgress)
    /// The file is open, and this is what every screen may know.
    case ready(Briefing)
    case failed(any Error)
    case reply(layer: Int, slot: String, number: Int, urgency: Job.Urgency, Job.Reply)
    case changed(Touched)
    case briefed(Briefing)
    /// Leads were given to somebody, or wait; at first only how many wait for one's claim.
    case assigned(AssignmentNews)
    /// How many leads wait for a caller now.
    case unassigned(Int)
  }

  fileprivate struct Desk {
    var waiting: [Ticket] = []
    var running: Ticket?
    /// Whether the thread does something: opens the file, runs a job, looks what changed.
    var isBusy = true
    var wantsLook = false
    var wantsRound = false
    var isClosing = false
    var isOpening = true
    var interrupt: (@Sendable () -> Void)?
    var answers: [Answer] = []
  }

  private let desk = Mutex(Desk())
  private let inbox = Whistle()
  private let outbox = Whistle()
  private let hasLeft = Whistle()

  /// Opens the file: hands over what stops that, and tells how far it is where it takes long.
  package typealias Open =
    @Sendable (
      _ stoppable: @escaping (Interrupter) -> Void, _ progress: (MigrationProgress) -> Void
    ) throws
    -> Seat

  /// Starts the thread; `open` runs on it.
  package init(_ open: @escaping Open) {
    let start = Start { [self] in work(open) }
    var thread = pthread_t()
    let made = pthread_create(
      &thread, nil,
      { box in
        Unmanaged<Start>.fromOpaque(box!).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(start).toOpaque())
    precondition(made == 0, "a thread can be had")
    pthread_detach(thread)
  }

  /// Carries the thread's body over to it.
  private final class Start: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Readable when there are answers.
  package var descriptor: Int32 { outbox.descriptor }

  /// Whether nothing is waited for.
  package var isIdle: Bool {
    desk.withLock {
      !$0.isBusy && $0.waiting.isEmpty && !$0.wantsLook && !$0.wantsRound && $0.answers.isEmpty
    }
  }

  func ask(_ ticket: Ticket) {
    desk.withLock { desk in
      if ticket.job.urgency != .deed {
        desk.waiting.removeAll { $0.isOutdated(by: ticket) }
      }
      desk.waiting.append(ticket)
      if let running = desk.running, running.yields(to: ticket) { desk.interrupt?() }
    }
    inbox.blow()
  }

  /// Asks what others have changed meanwhile.
  package func look() {
    desk.withLock { $0.wantsLook = true }
    inbox.blow()
  }

  /// Has leads moved that are due to move, as soon as nobody waits for anything.
  package func goRound() {
    desk.withLock { $0.wantsRound = true }
    inbox.blow()
  }

  func answers() -> [Answer] {
    outbox.clear()
    return desk.withLock { desk in
      defer { desk.answers = [] }
      return desk.answers
    }
  }

  /// Finishes the deeds that were asked for, and waits for their end. An older file isn't brought up to
  /// date for somebody who has left.
  package func close() {
    desk.withLock { desk in
      desk.isClosing = true
      desk.waiting.removeAll { $0.job.urgency != .deed }
      if let running = desk.running, running.job.urgency != .deed { desk.interrupt?() }
    }
    inbox.blow()
    // Again and again: a single call may come between two steps.
    while desk.withLock({ desk in
      if desk.isOpening { desk.interrupt?() }
      return desk.isOpening
    }), !hasLeft.isHeard(within: 20) {}
    hasLeft.wait()
  }
}

extension Clerk.Ticket {
  fileprivate func isOutdated(by newer: Clerk.Ticket) -> Bool {
    layer == newer.layer && job.slot == newer.job.slot && job.urgency != .deed
  }

  fileprivate func yields(to other: Clerk.Ticket) -> Bool {
    isOutdated(by: other) || (job.urgency == .idle && other.job.urgency > .idle)
  }
}

// What happens on the clerk's own thread.
extension Clerk {
  private func work(_ open: Open) {
    defer { hasLeft.blow() }
    do {
      var seat = try open(
        { [self] interrupter in desk.withLock { $0.interrupt = { interrupter.interrupt() } } },
        { answer(.opening($0)) })
      desk.withLock { $0.isOpening = false }
      seat.seen = try seat.office.history.newest()
      seat.assigned = try seat.office.assignments.newest()
      let interrupter = seat.office.database.connection.interrupter
      desk.withLock { $0.interrupt = { interrupter.interrupt() } }
      defer { desk.withLock { $0.interrupt = nil } }
      answer(.ready(try Briefing(seat)))
      hear(&seat)
      serve(&seat)
    } catch {
      tell(error)
      desk.withLock { $0.isBusy = false }
    }
  }

  /// Who leaves while the file is opened has asked for no more than that.
  private func tell(_ failure: any Error) {
    let isLeft = desk.withLock { $0.isClosing }
    if case StorageError.interrupted = failure, isLeft { return }
    answer(.failed(failure))
  }

  private func serve(_ seat: inout Seat) {
    while true {
      let (ticket, wantsLook, wantsRound, isClosing) = desk.withLock { desk in
        desk.running = desk.takeNext()
        let hasWork = desk.running != nil || desk.wantsLook
        desk.isBusy = hasWork || desk.wantsRound
        defer {
          desk.wantsLook = false
          if !hasWork { desk.wantsRound = false }
        }
        return (desk.running, desk.wantsLook, !hasWork && desk.wantsRound, desk.isClosing)
      }
      if let ticket { run(ticket, &seat) }
      if wantsLook || ticket?.job.urgency == .deed { look(&seat) }
      if wantsRound, !isClosing {
        goRound(&seat)
      } else if ticket == nil, !wantsLook {
        if isClosing { return }
        inbox.wait()
      }
    }
  }

  private func run(_ ticket: Ticket, _ seat: inout Seat) {
    seat.meanwhile = { [self] reply in
      answer(
        .reply(
          layer: ticket.layer, slot: ticket.job.slot, number: ticket.number, urgency: .deed, reply))
    }
    let result = Result { try ticket.job.work(seat) }
    desk.withLock { desk in
      desk.running = nil
      switch result {
      case .success(let reply): desk.answers.append(.reply(to: ticket, reply))
      case .failure(StorageError.interrupted):
        // Another's wish broke it off: it is still wanted, unless something newer is.
        if !desk.waiting.contains(where: ticket.isOutdated(by:)) { desk.waiting.append(ticket) }
      case .failure(let error):
        desk.answers.append(.reply(to: ticket, ticket.job.failure(error)))
      }
    }
    outbox.blow()
  }

  /// Tells what has changed since the last look, whoever did it.
  private func look(_ seat: inout Seat) {
    do {
      let news = try seat.office.history.nouns(after: seat.seen)
      guard news.last > seat.seen else { return }
      seat.seen = news.last
      if !news.nouns.isDisjoint(with: Briefing.nouns) {
        try seat.office.renewBusiness()
        seat.me = try seat.office.members.get(seat.me.id)
        answer(.briefed(try Briefing(seat)))
      } else if !news.nouns.isDisjoint(with: [.lead, .assignment]) {
        answer(.unassigned(try Unassigned.count(seat)))
      }
      answer(.changed(news))
      if !news.nouns.isDisjoint(with: [.assignment, .lead]) { hear(&seat) }
    } catch {
      answer(
        .reply(layer: 0, slot: "look", number: 0, urgency: .deed) { _, _ in
          [.toast(.refusal(error))]
        })
    }
  }

  /// Tells which leads were given out, and to whom, since it was told last.
  private func hear(_ seat: inout Seat) {
    // What keeps this from being read keeps the screens from being read, and is told there.
    guard let news = try? seat.office.assignments.news(after: seat.assigned, for: seat.me) else {
      return
    }
    seat.assigned = news.last
    answer(.assigned(news))
  }

  /// Moves what is due to move, one lead after the other while nobody waits for anything.
  private func goRound(_ seat: inout Seat) {
    guard Access.scope(of: seat.me.role, .claim, .lead) > .none else { return }
    // A file that can't be written is told to whoever writes; the next round tries again.
    let moved = try? seat.office.assignments.round { [self] in
      desk.withLock { $0.waiting.isEmpty && !$0.isClosing }
    }
    if moved ?? 0 > 0 { look(&seat) }
  }

  private func answer(_ answer: Answer) {
    desk.withLock { $0.answers.append(answer) }
    outbox.blow()
  }
}

extension Clerk.Desk {
  /// The most urgent job, the oldest of its kind.
  fileprivate mutating func takeNext() -> Clerk.Ticket? {
    guard let urgency = waiting.map(\.job.urgency).max(),
      let place = waiting.firstIndex(where: { $0.job.urgency == urgency })
    else { return nil }
    return waiting.remove(at: place)
  }
}

extension Clerk.Answer {
  fileprivate static func reply(to ticket: Clerk.Ticket, _ reply: @escaping Job.Reply) -> Self {
    .reply(
      layer: ticket.layer, slot: ticket.job.slot, number: ticket.number,
      urgency: ticket.job.urgency, reply)
  }
}

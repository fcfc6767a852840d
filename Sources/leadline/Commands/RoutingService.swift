import CRM
import Glibc

/// The round that keeps leads moving: what nobody claims goes on, what waits is given out.
struct RoutingService {
  private let office: Workspace
  private let actor: Member
  private let pause: Int

  init(_ office: Workspace, by actor: Member, every pause: Int) {
    self.office = office
    self.actor = actor
    self.pause = pause
  }

  func run(once: Bool) throws -> Answer {
    var (handedOn, drained) = (0, 0)
    // The signals wait until they are asked for, so that a round is never cut short.
    var stops = sigset_t()
    sigemptyset(&stops)
    sigaddset(&stops, SIGTERM)
    sigaddset(&stops, SIGINT)
    sigprocmask(SIG_BLOCK, &stops, nil)
    var isStopped = false
    repeat {
      handedOn += try office.assignments.handOn(by: actor).count
      drained += try office.assignments.drainQueue(by: actor).count
      guard !once else { break }
      var wait = timespec(tv_sec: pause, tv_nsec: 0)
      isStopped = sigtimedwait(&stops, nil, &wait) > 0
    } while !isStopped
    return .said(
      "handed on \(handedOn), gave out \(drained) from the queue",
      ["handed_on": .integer(Int64(handedOn)), "assigned": .integer(Int64(drained))])
  }
}

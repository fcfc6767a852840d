package import CRM
import Glibc
package import Terminal

/// Waits for keys, for the clerk and for other programs' changes; lets the app take all that came, and
/// paints once.
package final class Loop {
  package private(set) var app: App
  private let console: any Console
  private let clerk: Clerk
  private let bell: Bell?
  private let clock: Clock
  private let edit: (String) -> String?
  private let keep: (ScreenSettings) throws -> Void
  private var isStale = true
  private var lastLook: Instant
  private var lastRound: Instant
  private var capturesMouse = false

  /// How another program's changes are heard.
  package struct Bell {
    let descriptor: Int32
    let rang: () -> Bool

    package init(descriptor: Int32, rang: @escaping () -> Bool) {
      self.descriptor = descriptor
      self.rang = rang
    }
  }

  /// `edit` has a long text written in an editor, while the console is lent to it; `keep` puts what
  /// the user has set for themselves where the next start finds it.
  package init(
    _ app: App, on console: any Console, clerk: Clerk, bell: Bell?, clock: Clock,
    edit: @escaping (String) -> String? = { _ in nil },
    keep: @escaping (ScreenSettings) throws -> Void = { _ in }
  ) {
    self.app = app
    self.console = console
    self.clerk = clerk
    self.bell = bell
    self.clock = clock
    self.edit = edit
    self.keep = keep
    lastLook = clock.now()
    lastRound = lastLook
  }

  /// Runs until somebody leaves; the deeds that were asked for are done then.
  package func run() {
    while !app.hasEnded { turn(waitingAtMost: app.patience) }
    clerk.close()
    // A file that could not be opened is told of though nobody looks any more.
    for answer in clerk.answers() { _ = app.take(answer) }
  }

  /// One turn: waits for something to come in, takes all of it, paints once.
  package func turn(waitingAtMost milliseconds: Int32) {
    if isStale { paint() }
    wait(milliseconds)
    for happening in console.read() { fulfil(app.take(happening, at: clock.now())) }
    if bell?.rang() == true { clerk.look() }
    for answer in clerk.answers() {
      fulfil(app.take(answer))
      isStale = true
    }
    fulfil(app.resume())
    let now = clock.now()
    if app.tick(now) { isStale = true }
    // For writers that ring no bell.
    if now.milliseconds(since: lastLook) >= 1000 {
      lastLook = now
      clerk.look()
    }
    if now.milliseconds(since: lastRound) >= Loop.round {
      lastRound = now
      clerk.goRound()
    }
    if isStale, !app.hasEnded { paint() }
  }

  /// So many milliseconds lie between two looks whether leads are due to move.
  private static let round: Int64 = 5000

  /// Whether everything that came in has been taken and shown.
  package var isIdle: Bool { clerk.isIdle && !isStale && !hears(within: 0) }

  private func paint() {
    isStale = false
    console.title(app.windowTitle)
    console.paint(app.draw())
  }

  private func wait(_ milliseconds: Int32) {
    // Whatever comes from the terminal may have changed what it shows.
    if hears(within: milliseconds, from: console.descriptors) { isStale = true }
  }

  /// Waits until something comes in, at most so long; whether it came from one of these.
  private func hears(within milliseconds: Int32, from wanted: [Int32]? = nil) -> Bool {
    let all = console.descriptors + [clerk.descriptor] + (bell.map { [$0.descriptor] } ?? [])
    var requests = all.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&requests, nfds_t(requests.count), milliseconds)
    return requests.contains { $0.revents != 0 && wanted?.contains($0.fd) ?? true }
  }

  private func fulfil(_ wishes: [App.Wish]) {
    for wish in wishes {
      switch wish {
      case .ask(let ticket): clerk.ask(ticket)
      case .outward(let effect): fulfil(effect)
      }
    }
  }

  private func fulfil(_ effect: Effect) {
    switch effect {
    case .copy(let text): console.copy(text)
    case .ring: console.ring()
    case .notify(let title, let text): console.notify(title, text)
    case .wear(let name): Theme.named(name).map { console.wear($0) }
    case .capturesMouse:
      capturesMouse.toggle()
      console.capturesMouse(capturesMouse)
      let word = capturesMouse ? "The mouse chooses; f2 gives it back" : "The mouse marks text"
      fulfil(app.carryOut([.toast(.note(word))], from: 0))
    case .keep(let settings):
      do { try keep(settings) } catch {
        fulfil(app.carryOut([.toast(.refusal(error))], from: 0))
      }
    case .repaint: console.wear(app.theme)
    case .suspend: console.suspend()
    case .write(let text):
      var written: String?
      console.lend { written = edit(text) }
      if let written { fulfil(app.take(.paste(written), at: clock.now())) }
    default: break
    }
    isStale = true
  }
}

import CNcurses
import Glibc
package import Terminal

/// A real terminal, through ncurses. There is one, and one thread uses it.
package final class CursesConsole: Console {
  package private(set) var size: Size
  package let traits: ConsoleTraits

  /// How many colours are to be used; 0 is none.
  private let colours: Int
  private let crashes: CrashGuard
  private let signals: SignalPipe
  private var keyboard: Keyboard
  private var painter: Painter
  private var announcer: Announcer
  /// What happened outside of `read`, to be told by the next one.
  private var news: [Happening] = []
  private var isClosed = false

  /// Takes the terminal that the program was started on; `variables` are those of its environment.
  package init(_ theme: Theme = .calm, variables: [String: String]) throws {
    var found = termios()
    guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &found) == 0 else {
      throw OpeningError.noTerminal
    }
    let type = TerminalType(variables)
    let charset = Charset.settle(variables)
    crashes = CrashGuard(variables)
    do {
      signals = try SignalPipe.quietly {
        try SignalPipe.keepingStops(type.open)
        return SignalPipe()
      }
    } catch {
      crashes.show()
      throw error
    }
    let opening = Opening(found, isModern: type.isModern)
    crashes.arm()

    let known = Palette.prepare()
    // no-color.org
    let isColoured = known >= 8 && (variables["NO_COLOR"] ?? "").isEmpty
    colours = isColoured ? known : 0
    traits = ConsoleTraits(isUnicode: charset == .utf8, isColoured: isColoured)
    painter = Painter(
      Palette(isColoured ? theme : .mono, colours: colours), isUnicode: traits.isUnicode)
    announcer = Announcer(variables, isModern: type.isModern, isUnicode: traits.isUnicode)
    keyboard = Keyboard(
      KeyReader(.described(), isLatin1: charset == .latin1, eraser: opening.eraser), variables)
    size = Opening.fit()
  }

  package var descriptors: [Int32] {
    keyboard.isGone ? [signals.descriptor] : [STDIN_FILENO, signals.descriptor]
  }

  package func read() -> [Happening] {
    guard !isClosed else { return [] }
    let signals = signals.drain()
    // Whoever is to end takes the terminal no more.
    let isEnding = signals.contains { $0 == SIGTERM || $0 == SIGINT || $0 == SIGHUP }
    for signal in signals { answer(signal, isEnding: isEnding) }
    if !keyboard.isGone { news += keyboard.drain() }
    defer { news = [] }
    return news
  }

  package func paint(_ grid: Grid) {
    if Tenancy.holds { painter.paint(grid) }
  }

  package func wear(_ theme: Theme) {
    painter.use(Palette(traits.isColoured ? theme : .mono, colours: colours))
  }

  package func ring() { announcer.ring() }
  package func title(_ text: String) { announcer.title(text) }
  package func notify(_ title: String, _ text: String) { announcer.notify(title, text) }
  package func capturesMouse(_ does: Bool) { announcer.capturesMouse(does) }

  /// How many bytes of text `copy` takes; 0 where the terminal has no clipboard.
  package var clipboardRoom: Int { announcer.clipboardRoom }

  /// Rings if it can't be done.
  package func copy(_ text: String) {
    if !announcer.copy(text) { ring() }
  }

  package func suspend() {
    step(aside: { signals.stopJob() })
  }

  package func lend(to body: () throws -> Void) rethrows {
    try step(aside: {
      defer { signals.forgetInterrupts() }
      try signals.letStop(body)
    })
  }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    Tenancy.giveBack()
    crashes.disarm()
    crashes.show()
    signals.close()
  }

  /// Leaves the terminal to others, and takes it again.
  private func step(aside body: () throws -> Void) rethrows {
    guard !isClosed else { return }
    Tenancy.giveBack()
    crashes.show()
    defer { comeBack() }
    try body()
  }

  private func comeBack() {
    crashes.hide()
    guard Tenancy.takeAgain(unless: { SignalPipe.isEnding }) else { return }
    announcer.remind()
    painter.forget()
    if measure() { news.append(.resize(size)) }
    news.append(.resumed)
    signals.wake()
  }

  private func answer(_ signal: Int32, isEnding: Bool) {
    switch signal {
    case SIGWINCH:
      // There and back again, faster than it was heard, the size is the same; yet the terminal may
      // have lost what it showed.
      painter.forget()
      news.append(measure() ? .resize(size) : .resumed)
    case SIGTERM, SIGINT: news.append(.ended(signal))
    case SIGHUP: news.append(.hungUp)
    case SIGTSTP:
      if !isEnding { suspend() }
    case SIGCONT:
      if !isEnding { comeBack() }
    default: break
    }
  }

  /// Reads the window's size; true if it is another.
  private func measure() -> Bool {
    let now = Opening.fit()
    guard now != size else { return false }
    size = now
    painter.forget()
    return true
  }
}

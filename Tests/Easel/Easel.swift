import CursesTerminal
import Glibc
import Terminal

/// A list of two hundred rows with a selection, and a line that says what came in last.
final class Easel {
  private let console: CursesConsole
  private var picture = Picture()
  private var hasMouse = false
  private var themes = Theme.all[...]

  init(_ console: CursesConsole) { self.console = console }

  func run() {
    console.title("Easel")
    while true {
      console.paint(picture.drawn(on: console.size))
      var waits = console.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&waits, nfds_t(waits.count), -1)
      for happening in console.read() { answer(happening) }
    }
  }

  private func answer(_ happening: Happening) {
    switch happening {
    case .key(let key):
      if !act(on: key) { picture.note = "key \(key)" }
    case .paste(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      picture.note = "paste of \(text.utf8.count) bytes, \(lines) lines: \(text.prefix(40))"
    case .resize(let size): picture.note = "window \(size.width)x\(size.height)"
    case .click(let point): picture.note = "click \(point.x),\(point.y)"
    case .wheel(let steps, let point): picture.note = "wheel \(steps) at \(point.x),\(point.y)"
    case .resumed: picture.note = "resumed"
    case .ended(let signal): end(128 + signal)
    case .hungUp: end(129)
    }
  }

  /// What a key does; false if nothing.
  private func act(on key: Key) -> Bool {
    switch key {
    case .down, .character("j"): picture.selection = min(picture.selection + 1, Picture.rows - 1)
    case .up, .character("k"): picture.selection = max(picture.selection - 1, 0)
    case .character("q"): end(0)
    case .character("F"): fatalError("the easel fell over")
    case .character("S"): Mishap.touchNothing()
    case .character("O"): Mishap.fallForever(1)
    case .character("W"): Mishap.breakElsewhere()
    case .character("H"): picture.isHostile.toggle()
    case .character("C"): picture.showsCaret.toggle()
    case .character("M"):
      hasMouse.toggle()
      console.capturesMouse(hasMouse)
    case .character("T"):
      themes = themes.dropFirst().isEmpty ? Theme.all[...] : themes.dropFirst()
      if let theme = themes.first { console.wear(theme) }
    case .character("Y"): console.copy("Ravi \u{1B}]0;no\u{7} Kumar")
    case .character("B"): console.copy(String(repeating: "x", count: console.clipboardRoom + 1))
    case .character("N"): console.notify("Lead; now", "Asha\u{7}\u{1B}[2J waits")
    case .character("L"): lend()
    case .control("z"): console.suspend()
    default: return false
    }
    return true
  }

  /// Runs what the test gave in EASEL_LOAN on the terminal.
  private func lend() {
    console.lend {
      let script = variablesOfProcess()["EASEL_LOAN"] ?? "true"
      let line = ["/bin/sh", "-c", script]
      var words = line.map { strdup($0) } + [nil]
      defer { for word in words { free(word) } }
      var child = pid_t()
      guard posix_spawn(&child, "/bin/sh", nil, nil, &words, environ) == 0 else { return }
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
  }

  private func end(_ status: Int32) -> Never {
    console.close()
    exit(status)
  }
}

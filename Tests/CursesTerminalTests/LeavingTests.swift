#if ORACLES
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("Leaving the terminal as it was", .serialized)
  struct LeavingTests {
    private let atelier = Atelier()

    private func isRestored(_ screen: Screen, _ modes: Pty.Modes) -> Bool {
      !screen.isSecondScreen && screen.showsCursor && !screen.hasMouse && screen.pty.modes == modes
    }

    @Test("a quit")
    func quit() throws {
      let screen = try atelier.shell("stty -a >/dev/null; read x; EASEL; echo back; read x")
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      #expect(screen.pty.modes != modes)
      screen.type("Mq")
      #expect(screen.shows("back"))
      #expect(isRestored(screen, modes))
      #expect(!screen.text.contains("Karnataka"))
    }

    @Test("a signal that ends it", arguments: [SIGTERM, SIGINT, SIGHUP])
    func ended(signal: Int32) throws {
      let screen = try atelier.shell("read x; EASEL; echo status $?; read x")
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      kill(try atelier.process, signal)
      #expect(screen.shows("status \(128 + signal)"))
      #expect(isRestored(screen, modes))
    }

    @Test(
      "a crash tells its reason on the usual screen, and keeps it",
      arguments: [
        ("F", "the easel fell over"), ("S", "crashed"), ("O", "crashed"),
        ("W", "a worker fell over"),
      ])
    func crash(key: String, reason: String) throws {
      let screen = try atelier.shell("read x; EASEL; echo status $?; read x")
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("M" + key)
      // On a busy machine the runtime tries for long to stop the other threads.
      #expect(screen.wait(90) { screen.text.contains("status 1") }, "\(screen.text)")
      #expect(isRestored(screen, modes))
      #expect(screen.text.contains("Leadline crashed, and your terminal is as it was."))
      #expect(screen.text.contains(reason))
      #expect(!screen.text.contains("Karnataka"))
      #expect(!screen.text.contains("Press space"))
      #expect(atelier.log.contains(reason))
      let status = try FileManager.default.attributesOfItem(atPath: atelier.logFile)
      #expect(status[.posixPermissions] as? Int == 0o600)
    }

    @Test("Ctrl-\\ ends a program that hangs, and the terminal is well")
    func force() throws {
      let screen = try atelier.shell("read x; EASEL; echo status $?; read x")
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("\u{1C}")
      #expect(screen.shows("status 131"), "\(screen.text)")
      #expect(screen.text.contains("Leadline was stopped by force."))
      #expect(isRestored(screen, modes))
    }

    @Test("without a home the last words are told all the same")
    func homeless() throws {
      let screen = try atelier.shell(
        "read x; HOME= EASEL; echo status $?; read x", ["XDG_STATE_HOME": "/dev/null/nowhere"])
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("F")
      #expect(screen.shows("status 132"))
      #expect(screen.text.contains("the easel fell over"))
    }
  }
#endif

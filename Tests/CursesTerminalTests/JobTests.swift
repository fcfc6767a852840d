#if ORACLES
  import Foundation
  import Support
  import Testing

  @Suite("Stopping, coming back, and lending the terminal", .serialized)
  struct JobTests {
    private let atelier = Atelier()
    private static let job =
      "read x; EASEL; echo stopped; read y; fg; echo back; read z"

    /// Started and stopped once; what its terminal was set to before.
    private func stopped(by stop: (Screen) throws -> Void) throws -> (Screen, Pty.Modes) {
      let screen = try atelier.shell(JobTests.job)
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("Mjj")
      #expect(screen.wait { screen.hasMouse && screen.cursor == [0, 3] })
      try stop(screen)
      #expect(screen.shows("stopped"), "\(screen.text)")
      return (screen, modes)
    }

    private func expectWhole(_ screen: Screen) {
      #expect(screen.shows("resumed"))
      #expect(screen.wait { screen.bars == [3] && screen.cursor == [0, 3] })
      #expect((1...3).allSatisfy { screen.row($0).contains("Karnataka") })
      #expect(screen.isSecondScreen && !screen.showsCursor && screen.hasMouse)
      screen.type("k")
      #expect(screen.wait { screen.bars == [2] })
    }

    @Test("Ctrl-Z gives the terminal to the shell, and `fg` paints everything again")
    func stop() throws {
      let (screen, modes) = try stopped { $0.type("\u{1A}") }
      #expect(screen.pty.modes == modes)
      #expect(!screen.isSecondScreen && screen.showsCursor && !screen.hasMouse)
      screen.type("\n")
      expectWhole(screen)
      screen.type("q")
      #expect(screen.shows("back"))
      #expect(screen.pty.modes == modes)
    }

    @Test("so does somebody else's stop")
    func signal() throws {
      let (screen, modes) = try stopped { _ in kill(try atelier.process, SIGTSTP) }
      #expect(screen.pty.modes == modes)
      #expect(!screen.isSecondScreen)
      screen.type("\n")
      expectWhole(screen)
    }

    @Test("a stop that can't be caught is mended when it is over")
    func force() throws {
      let (screen, _) = try stopped { _ in kill(try atelier.process, SIGSTOP) }
      screen.type("\n")
      expectWhole(screen)
    }

    @Test("a window that changed meanwhile is filled")
    func changed() throws {
      let (screen, _) = try stopped { $0.type("\u{1A}") }
      screen.resize(columns: 60, rows: 12)
      screen.type("\n")
      #expect(screen.shows("resumed"))
      #expect(screen.wait { screen.row(0) == "Easel ─ 60×12" && screen.row(11) == "resumed" })
    }

    @Test("stopped, it can be ended, and leaves the terminal to the shell")
    func endedInTheBackground() throws {
      let script =
        "read x; EASEL; echo stopped; read y; kill %1; kill -CONT %1; wait; echo gone; read z"
      let screen = try atelier.shell(script)
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("\u{1A}")
      #expect(screen.shows("stopped"))
      screen.type("\n")
      #expect(screen.shows("gone"))
      #expect(!screen.isSecondScreen && screen.pty.modes == modes)
    }

    @Test("a borrower has the terminal as it was; its Ctrl-C is its own")
    func loan() throws {
      let screen = try atelier.shell(
        "read x; EASEL; echo back; read y", ["EASEL_LOAN": "echo lent; read a; echo $a; read b"])
      let modes = screen.pty.modes
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("L")
      #expect(screen.shows("lent"))
      #expect(screen.pty.modes == modes)
      #expect(!screen.isSecondScreen && screen.showsCursor)
      screen.type("thanks\n")
      #expect(screen.wait { screen.text.contains("thanks\nthanks") })
      screen.type("\u{3}")
      #expect(screen.shows("resumed"))
      #expect(screen.isSecondScreen && screen.pty.modes != modes)
      screen.type("q")
      #expect(screen.shows("back"))
    }

    @Test("a borrower can be stopped, and the program with it")
    func stoppedLoan() throws {
      let screen = try atelier.shell(JobTests.job, ["EASEL_LOAN": "echo lent; read a; echo $a"])
      screen.type("\n")
      #expect(screen.shows("ready"))
      screen.type("L")
      #expect(screen.shows("lent"))
      screen.type("\u{1A}")
      #expect(screen.shows("stopped"))
      screen.type("\n")
      screen.type("again\n")
      #expect(screen.shows("resumed"))
      screen.type("q")
      #expect(screen.shows("back"))
    }
  }
#endif

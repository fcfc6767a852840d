#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("Mishaps in front of the program", .serialized)
  struct MishapScreenTests {
    private func isRestored(_ screen: Screen, _ modes: Pty.Modes) -> Bool {
      !screen.isSecondScreen && screen.showsCursor && screen.pty.modes == modes
    }

    /// Started by a shell on the demonstration; how its terminal was set before.
    private func begun(_ errand: Errand) throws -> (Screen, Pty.Modes) {
      let screen = try errand.shell(
        "read x; LEADLINE; echo status $?; read y; fg; echo status $?; read z")
      let modes = screen.pty.modes
      try screen.type("\n", until: "Today")
      try screen.type("2", until: "Open leads")
      return (screen, modes)
    }

    @Test("a signal that ends it leaves the terminal as it was", arguments: [SIGTERM, SIGHUP])
    func ended(signal: Int32) throws {
      let errand = try Errand.withDemonstration()
      let (screen, modes) = try begun(errand)
      kill(try errand.process, signal)
      #expect(screen.shows("status "), "\(screen.text)")
      #expect(isRestored(screen, modes))
    }

    @Test("a crash leaves the terminal as it was, and tells where its log is")
    func crash() throws {
      let errand = try Errand.withDemonstration()
      let (screen, modes) = try begun(errand)
      kill(try errand.process, SIGSEGV)
      #expect(screen.shows("status 139"), "\(screen.text)")
      #expect(isRestored(screen, modes))
      #expect(screen.text.contains("your terminal is as it was"))
      let log = errand.folder.file(".local/state/leadline/crash.log")
      #expect(FileManager.default.fileExists(atPath: log))
      // A long path goes on in the next row.
      let words = screen.text.replacing("\n", with: "")
      #expect(words.contains("crash.log"), "\(screen.text)")
      #expect(errand.run("check").status == 0)
    }

    @Test("stopped, it gives the terminal back; brought back, it shows what it showed")
    func stopped() throws {
      let errand = try Errand.withDemonstration()
      let (screen, modes) = try begun(errand)
      screen.settle()
      let before = screen.text
      try screen.type("\u{1A}", until: "status ")
      #expect(isRestored(screen, modes))
      screen.type("\n")
      #expect(screen.wait { screen.isSecondScreen && screen.text == before }, "\(screen.text)")
      try screen.type("q", until: "status 0")
      #expect(isRestored(screen, modes))
    }

    private static let lines = (1...5000).map { "line \($0) quit n delete" }

    @Test("five thousand lines pasted outside of a field do nothing")
    func pasteOutside() throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen()
      try screen.type("4", until: "All customers")
      screen.settle()
      let newest = try errand.json("history", "--limit", "1").ids
      let before = screen.text
      screen.type(Screen.paste(Self.lines.joined(separator: "\n")))
      try screen.type("?", until: "All keys")
      try screen.type(Screen.escape, untilGone: "All keys")
      #expect(screen.wait { screen.text == before }, "\(screen.text)")
      #expect(try errand.json("history", "--limit", "1").ids == newest)
    }

    @Test("five thousand lines pasted into a line are one line, which the rules then judge")
    func pasteIntoLine() throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen()
      try screen.type("4", until: "All customers")
      let newest = try errand.json("history", "--limit", "1").ids
      try screen.type("n", until: "New customer")
      screen.type(Screen.paste(Self.lines.joined(separator: "\n")))
      try screen.type("", until: "line 5000 quit n delete")
      #expect(!screen.text.contains("line 4998"))
      try screen.type(Screen.save, until: "200 is the most")
      // All that was written goes at once, the next paste is as good as the first.
      try screen.type(Screen.clear + Screen.paste("Zara\nSheikh"), until: "Zara Sheikh")
      try screen.type(Screen.escape, until: "Leave without saving?")
      try screen.type("y", untilGone: "New customer")
      #expect(try errand.json("history", "--limit", "1").ids == newest)
    }

    @Test("five thousand lines pasted into a note are kept, each of them")
    func pasteIntoNote() throws {
      let errand = try Errand.withShop()
      try errand.done("customers", "add", "--name", "Ravi Kumar")
      let screen = try errand.screen()
      try screen.type("4", until: "Ravi Kumar")
      try screen.type("N", until: "Note about Ravi Kumar")
      screen.type(Screen.paste(Self.lines.joined(separator: "\n")))
      try screen.type("", until: "line 5000 quit n delete")
      try screen.type(Screen.save, until: "Added activity 2")
      let note = try errand.json("activities", "show", "2")["description"]
      #expect(note == .string(Self.lines.joined(separator: "\n")))
    }

    @Test("a storm of sizes, down to one cell and back, ends in a whole picture")
    func storm() throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen()
      try screen.type("2", until: "Open leads")
      for (columns, rows) in [(1, 1), (200, 60), (3, 2), (40, 10), (39, 9), (1, 50), (300, 1)] {
        screen.resize(columns: columns, rows: rows)
        screen.type("jk")
      }
      screen.resize(columns: 39, rows: 9)
      #expect(screen.shows("window too small"))
      screen.resize(columns: 100, rows: 30)
      #expect(screen.shows("Open leads"))
      #expect(screen.wait { screen.bars.count == 1 && screen.cursor[1] == screen.bars[0] })
      try screen.type("j", until: "Open leads")
      screen.type("q")
      #expect(screen.ending() == .exited(0))
    }

    @Test("a window that is small and large again before that is heard is painted anew")
    func flicker() throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen()
      try screen.type("2", until: "Open leads")
      screen.settle()
      let before = screen.text
      screen.flicker()
      #expect(screen.text != before)
      #expect(screen.wait { screen.text == before }, "\(screen.text)")
    }

    @Test("an unknown terminal is taken for a usual one")
    func unknownTerminal() throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen(["TERM": "no-such-terminal"])
      try screen.type("2", until: "Open leads")
      let dumb = try errand.screen(["TERM": "dumb"])
      guard case .exited(let status) = dumb.ending() else {
        Issue.record("it was expected to end")
        return
      }
      #expect(status != 0)
      #expect(dumb.text.contains("TERM is dumb"), "\(dumb.text)")
    }

    @Test("without UTF-8 it uses letters that every terminal has", arguments: ["C", "en_US"])
    func charset(locale: String) throws {
      let errand = try Errand.withDemonstration()
      let screen = try errand.screen(["LANG": locale, "LC_ALL": locale])
      try screen.type("2", until: "Open leads")
      try screen.type("n", until: "New lead")
      screen.settle()
      // Not one byte that such a terminal would take for another letter.
      #expect(screen.bytes.allSatisfy { $0 < 0x80 }, "\(screen.text)")
      #expect(screen.row(1).hasPrefix("----"), "\(screen.text)")
      try screen.type(Screen.escape, untilGone: "New lead")
      screen.type("q")
      #expect(screen.ending() == .exited(0))
    }
  }
#endif

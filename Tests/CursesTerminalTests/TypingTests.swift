#if ORACLES
  import Support
  import Testing

  @Suite("What comes in from a terminal", .serialized)
  struct TypingTests {
    private let atelier = Atelier()

    @Test(
      "keys are what they are on this terminal",
      arguments: [
        ("\u{1B}", "key esc"), ("\u{1B}x", "key alt-x"), ("\u{1B}OC", "key right"),
        ("\u{1B}[1;2B", "key shift-down"), ("\u{1B}[15~", "key f5"), ("e\u{301}", "key e\u{301}"),
        ("\u{3}", "key ctrl-c"), ("\u{13}", "key ctrl-s"), ("\r", "key enter"), ("李", "key 李"),
      ])
    func keys(typed: String, note: String) throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type(typed)
      #expect(screen.wait { screen.row(23) == note }, "\(screen.row(23))")
    }

    @Test("five thousand pasted lines are one paste, and none of them a key")
    func paste() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      #expect(String(decoding: screen.bytes, as: UTF8.self).contains("\u{1B}[?2004h"))
      let text = (0..<5000).map { "q j F customer \($0), Bengaluru" }.joined(separator: "\r")
      screen.type("\u{1B}[200~" + text + "\u{1B}[201~")
      #expect(screen.shows("paste of \(text.utf8.count) bytes, 5000 lines: q j F customer 0"))
      #expect(screen.bars == [1])
      screen.type("j")
      #expect(screen.wait { screen.bars == [2] })
    }

    @Test("the mouse is the terminal's own until it is asked for")
    func mouse() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      #expect(!screen.hasMouse)
      screen.type("M")
      #expect(screen.wait { screen.hasMouse })
      screen.type("\u{1B}[<0;5;6M\u{1B}[<0;5;6m")
      #expect(screen.shows("click 4,5"))
      screen.type("\u{1B}[<65;5;6M\u{1B}[<65;5;6M")
      #expect(screen.shows("wheel 2 at 4,5"))
      screen.type("M")
      #expect(screen.wait { !screen.hasMouse })
    }

    @Test("a window that is closed ends the program")
    func closed() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.pty.hangUp()
      #expect(screen.ending() == .exited(129))
    }

    @Test(
      "titles, notes and the clipboard go to terminals that know them",
      arguments: [
        ("xterm-256color", true), ("linux", false), ("vt100", false),
      ])
    func announcements(type: String, isModern: Bool) throws {
      let screen = try atelier.easel(["TERM": type])
      #expect(screen.shows("ready"))
      screen.type("YNMj")
      #expect(screen.wait { screen.cursor == [0, 2] })
      let painted = String(decoding: screen.bytes, as: UTF8.self)
      for sequence in [
        "\u{1B}]2;Easel\u{7}", "\u{1B}]52;c;UmF2aSAb", "\u{1B}]9;Lead; now: Asha", "\u{1B}[?1000h",
      ] {
        #expect(painted.contains(sequence) == isModern)
      }
      screen.type("Bj")
      #expect(screen.wait { screen.bells == 1 })
    }

    @Test("into a file there is no full screen, and a sentence says so")
    func file() throws {
      let screen = try atelier.shell("EASEL >file; echo status $?; EASEL </dev/null; read x")
      #expect(screen.shows("status 3"))
      #expect(screen.text.contains("needs a terminal for its input and its output"))
      #expect(atelier.home.names.contains("file"))
    }
  }
#endif

#if ORACLES
  import Support
  import Testing

  @Suite("What a terminal shows", .serialized)
  struct PaintingTests {
    private let atelier = Atelier()

    @Test("the first frame is on the screen, in its colours, the bar on its row")
    func first() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      #expect(screen.row(0) == "Easel ─ 80×24")
      #expect(screen.row(1).hasPrefix(" Customer 0 "))
      #expect(screen.isSecondScreen)
      #expect(!screen.showsCursor)
      #expect(screen.bars == [1])
      #expect(screen.cursor == [0, 1])
      #expect(screen.isBold(0, 0))
      #expect(screen.colour(73, 4) == 1)
      #expect(screen.colour(73, 5) == 2)
      #expect(screen.colour(73, 1) == nil)
    }

    @Test("moving the bar costs at most 200 bytes, and the cursor goes along")
    func move() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.settle()
      for row in 2...8 {
        let before = screen.bytes.count
        screen.type("j")
        #expect(screen.wait { screen.cursor == [0, row] && screen.bars == [row] })
        screen.settle()
        #expect(screen.bytes.count - before <= 200)
      }
    }

    @Test("a list that moves on by a row is scrolled, not painted again")
    func scroll() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type(String(repeating: "j", count: 21))
      #expect(screen.wait { screen.cursor == [0, 22] })
      screen.settle()
      let before = screen.bytes.count
      screen.type("j")
      #expect(screen.wait { screen.row(22).hasPrefix(" Customer 22 ") && screen.bars == [22] })
      screen.settle()
      #expect(screen.bytes.count - before <= 250)
      #expect(screen.row(1).hasPrefix(" Customer 1 ") && screen.row(23) == "ready")
    }

    @Test("ten keys that wait are one frame")
    func queued() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.settle()
      let before = screen.bytes.count
      screen.type("jjjjjjjjjj")
      #expect(screen.wait { screen.cursor == [0, 11] && screen.bars == [11] })
      screen.settle()
      #expect(screen.bytes.count - before <= 250)
    }

    @Test("a terminal where nothing happens gets nothing")
    func idle() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type("jk")
      #expect(screen.idle(3) <= 400)
      #expect(screen.idle(3) == 0)
    }

    @Test("a caret is seen where somebody writes, and nowhere else")
    func caret() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type("C")
      #expect(screen.wait { screen.showsCursor && screen.cursor == [5, 23] })
      screen.type("C")
      #expect(screen.wait { !screen.showsCursor && screen.cursor == [0, 1] })
    }

    @Test("no text drives the terminal or moves a column")
    func hostile() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type("H")
      #expect(screen.shows("esc"))
      #expect(screen.wait { screen.row(13).hasPrefix("é ü ß – … “q” ▌█ ┌─┐|") })
      #expect(screen.row(1).hasPrefix("esc \u{FFFD}[2Jnot cleared|"))
      #expect(screen.row(2).hasPrefix("bel \u{FFFD} nul \u{FFFD}|"))
      #expect(screen.row(3).hasPrefix("c1 \u{FFFD}2J \u{FFFD}q|"))
      #expect(screen.row(7).hasPrefix("李小龙 ｗｉｄｅ|"))
      #expect(screen.row(23) == "ready")
      screen.type("H")
      #expect(screen.wait { !screen.text.contains("|") && screen.cursor == [0, 1] })
      #expect((1...13).allSatisfy { screen.row($0).contains("Karnataka") })
    }

    @Test("a window of any size is filled, however fast it changes")
    func resize() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      for step in 0..<60 { screen.resize(columns: 20 + step, rows: 3 + step / 2) }
      for (columns, rows) in [(1, 1), (2, 1), (1, 5), (300, 90), (80, 24)] {
        screen.resize(columns: columns, rows: rows)
        let head = "Easel ─ \(columns)×\(rows)".prefix(columns)
        #expect(
          screen.wait { screen.row(0) == head && (rows < 3 || !screen.row(rows - 1).isEmpty) },
          "\(columns)×\(rows): \(screen.text)")
      }
      #expect(screen.wait { screen.row(1).contains("Karnataka") && screen.bars == [1] })
    }

    @Test(
      "colours come only where they are wanted and there are eight",
      arguments: [
        ["NO_COLOR": "1"], ["TERM": "vt100"],
      ])
    func mono(variables: [String: String]) throws {
      let screen = try atelier.easel(variables)
      #expect(screen.shows("ready"))
      #expect((0..<24).allSatisfy { screen.colour(73, $0) == nil })
      // What was red is bold.
      #expect(screen.isBold(73, 4))
      #expect(screen.bars == [1])
      screen.type("j")
      #expect(screen.wait { screen.cursor == [0, 2] && screen.bars == [2] })
    }

    @Test("another theme is worn at once")
    func theme() throws {
      let screen = try atelier.easel()
      #expect(screen.shows("ready"))
      screen.type("T")
      #expect(screen.wait { screen.colour(73, 4) == 9 })
      screen.type("T")
      #expect(screen.wait { screen.colour(73, 4) == nil })
    }

    @Test(
      "a terminal that this machine doesn't know is taken for the usual one",
      arguments: [
        "xterm-kitty-of-mars", "",
      ])
    func unknown(type: String) throws {
      let screen = try atelier.easel(["TERM": type])
      #expect(screen.shows("ready"))
      #expect(screen.colour(73, 4) == 1)
    }

    @Test("where the cursor can't be moved the program says so, and paints nothing")
    func dumb() throws {
      let screen = try atelier.easel(["TERM": "dumb"])
      #expect(screen.ending() == .exited(3))
      #expect(screen.text.contains("TERM is dumb"))
      #expect(!screen.bytes.contains(0x1B))
    }

    @Test(
      "who says the terminal isn't UTF-8 gets ASCII",
      arguments: [
        ["LANG": "C"], ["LC_ALL": "POSIX", "LANG": "en_US.UTF-8"], ["LANG": "en_US.ISO-8859-1"],
        ["LC_CTYPE": "en_US"],
      ])
    func ascii(variables: [String: String]) throws {
      let screen = try atelier.easel(variables)
      #expect(screen.shows("ready"))
      screen.type("H")
      #expect(
        screen.wait { screen.row(13).hasPrefix("e u s - ~ \"q\" ") }, "\(screen.row(13))")
      #expect(screen.bytes.allSatisfy { $0 < 0x80 })
    }

    @Test(
      "UTF-8 is spoken where it is said, installed or not, and where nothing is said",
      arguments: [
        [:], ["LANG": "hi_IN.UTF-8"], ["LC_ALL": "xx_YY.utf8"], ["LANG": "C.UTF-8", "LC_ALL": ""],
      ])
    func utf8(variables: [String: String]) throws {
      let screen = try atelier.easel(variables)
      #expect(screen.shows("ready"))
      #expect(screen.row(0) == "Easel ─ 80×24")
    }
  }
#endif

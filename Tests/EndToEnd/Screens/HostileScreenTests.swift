#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import SQLiteStorage
  import Support
  import Testing

  @Suite("A customer whose name would drive the terminal", .serialized)
  struct HostileScreenTests {
    /// Sounds the bell, clears the screen, renames the window, turns the writing round; all wide.
    private static func hostile(letters count: Int) -> String {
      let head = "Bell\u{7} \u{202E}ivaR \u{1B}[2JX\u{1B}]0;owned\u{7} "
      return head + String(repeating: "长", count: count - head.unicodeScalars.count)
    }

    /// What a keyboard can send of it, as long as no name may be.
    private static let typed = "Bell \u{202E}ivaR" + String(repeating: "长", count: 490)

    /// As a file holds it that another tool wrote, a plain name beside it.
    private func begun() throws -> (Errand, Screen) {
      let errand = try Errand.withShop()
      do {
        let office = try Workspace(SQLiteConnection(path: errand.file))
        let asha = try office.members.actor(login: "asha")
        var draft = CustomerDraft()
        draft.name = Self.hostile(letters: 200)
        draft.department = Self.hostile(letters: 500)
        draft.phone = Phone(stored: "+919845012345")
        let bell = try office.customers.add(draft, by: asha)
        var lead = LeadEntry(currency: office.business.currency)
        lead.customer = bell.id
        lead.lead.name = Self.hostile(letters: 200)
        lead.lead.state = "Goa"
        try office.leads.add(lead, by: asha)
      }
      try errand.done("customers", "add", "--name", "Ravi Kumar", "--phone", "98450 54321")
      try errand.done("leads", "add", "--customer", "2", "--state", "Goa")
      return (errand, try errand.screen(columns: 120, rows: 40))
    }

    /// What stands below a heading in these rows, by its first letters.
    private func column(_ heading: String, _ rows: Range<Int>, _ screen: Screen) throws -> [String]
    {
      let head = try #require(
        (0..<rows.lowerBound).last { screen.row($0).contains(heading) }, "\(screen.text)")
      let place = try #require(
        (0..<screen.columns).first { screen.row(head, from: $0).hasPrefix(heading) })
      return rows.map { String(screen.row($0, from: place).prefix(3)) }
    }

    /// The frame on top stands whole: both its sides in one column, from corner to corner.
    private func expectFrame(
      _ screen: Screen, _ place: SourceLocation = #_sourceLocation
    ) {
      #expect(screen.wait { hasFrame(screen) }, "\(screen.text)", sourceLocation: place)
    }

    private func hasFrame(_ screen: Screen) -> Bool {
      func column(_ corner: String, _ row: Int) -> Int? {
        (0..<screen.columns).first { screen.row(row, from: $0).hasPrefix(corner) }
      }
      guard let top = (0..<screen.rows).last(where: { screen.row($0).contains("╭") }),
        let left = column("╭", top), let right = column("╮", top),
        let bottom = (top..<screen.rows).first(where: {
          column("╰", $0) == left && column("╯", $0) == right
        })
      else { return false }
      return (top + 1..<bottom).allSatisfy { row in
        [left, right].allSatisfy { "│├┤".contains(screen.row(row, from: $0).prefix(1)) }
      }
    }

    private func expectUnharmed(
      _ screen: Screen, _ place: SourceLocation = #_sourceLocation
    ) {
      screen.settle()
      #expect(screen.row(0).contains("Leadline"), "\(screen.text)", sourceLocation: place)
      #expect(
        screen.row(1) == String(repeating: "─", count: screen.columns), "\(screen.text)",
        sourceLocation: place)
      let painted = String(decoding: screen.bytes, as: UTF8.self)
      for command in ["\u{1B}]0;owned", "\u{202E}", "\u{1B}[2JX"] {
        #expect(!painted.contains(command), sourceLocation: place)
      }
      #expect(screen.bells == 0, sourceLocation: place)
    }

    @Test("in lists the columns stand where they stand beside a plain name")
    func lists() throws {
      let (errand, screen) = try begun()
      try screen.type("4", until: "ivaR")
      expectUnharmed(screen)
      #expect(try column("Phone", 4..<6, screen) == ["+91", "+91"])
      try screen.type("2", until: "ivaR")
      expectUnharmed(screen)
      #expect(try column("State", 4..<6, screen) == ["Goa", "Goa"])
      for section in ["1", "3", "5", "6", "8"] {
        screen.type(section)
        expectUnharmed(screen)
      }
      #expect(errand.run("check").status == 0)
    }

    @Test("the profile and the form show it, with the other text as long as it may be")
    func profile() throws {
      let (errand, screen) = try begun()
      try screen.type("4", until: "ivaR")
      try screen.type("j", until: "Bell")
      try screen.type("\r", until: "Department   Bell")
      expectUnharmed(screen)
      #expect(screen.text.contains("长"))
      try screen.type("N", until: "Note about")
      expectFrame(screen)
      screen.type(Screen.paste(Self.typed))
      try screen.type(Screen.save, until: "Added activity")
      expectUnharmed(screen)
      try screen.type("e", until: "Edit customer")
      #expect(screen.wait { screen.text.contains("ivaR") })
      expectFrame(screen)
      // A touch that changes nothing else: the rest of it is as it was.
      try screen.type(Screen.save, untilGone: "Edit customer")
      expectUnharmed(screen)
      let name = try errand.json("customers", "show", "1")["customer"]?["name"]
      #expect(name == .string(Self.hostile(letters: 200)))
    }

    @Test("the palette finds it, and what is told of it stays in its row")
    func palette() throws {
      let (errand, screen) = try begun()
      try screen.type("4", until: "ivaR")
      try screen.type(":", until: "Find anything")
      try screen.type("ivar", until: "customer +91")
      expectUnharmed(screen)
      expectFrame(screen)
      try screen.type(Screen.escape, untilGone: "Find anything")
      try screen.type("j", until: "Bell")
      try screen.type("x", until: "Deleted “Bell")
      expectUnharmed(screen)
      #expect(errand.run("customers", "show", "1").status == 1)
      try screen.type("u", until: "Undone")
      expectUnharmed(screen)
      #expect(errand.run("customers", "show", "1").status == 0)
      try screen.type("H", until: "Undo")
      expectUnharmed(screen)
    }

    @Test(
      "five hundred characters are more than a name holds: it is said, and none of them is lost")
    func tooLong() throws {
      let (errand, screen) = try begun()
      let refused = errand.run("customers", "add", "--name", Self.typed)
      #expect(refused.status == 2)
      #expect(refused.complaint == "leadline: name: has 500 characters; 200 is the most")
      try screen.type("4", until: "ivaR")
      try screen.type("n", until: "New customer")
      screen.type(Screen.paste(Self.typed))
      try screen.type(Screen.save, until: "has 500 characters; 200 is the most")
      expectFrame(screen)
      expectUnharmed(screen)
      // Shortened by its last three hundred, it is a name.
      screen.type(String(repeating: "\u{7F}", count: 300))
      try screen.type(Screen.save, until: "Added customer 3")
      let name = try errand.json("customers", "show", "3")["customer"]?["name"]
      #expect(name == .string(String(Self.typed.prefix(200))))
      expectUnharmed(screen)
    }
  }
#endif

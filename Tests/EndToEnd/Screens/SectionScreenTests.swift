#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("The rooms of the program", .serialized)
  struct SectionScreenTests {
    private static let titles = [
      "Today", "Leads", "Pipeline", "Customers", "Sales", "Tasks", "Callers", "Dashboard",
      "Settings",
    ]

    @Test("every room opens, with a file full of business and with an empty one")
    func rooms() throws {
      for errand in [try Errand.withDemonstration(), try Errand.withShop()] {
        let screen = try errand.screen(columns: 120, rows: 40)
        try #require(screen.shows("Today"))
        var seen: Set<String> = []
        for (number, title) in Self.titles.enumerated() {
          // Only the room that one is in is marked so.
          try screen.type("\(number + 1)", until: "\(number + 1)·\(title)")
          screen.settle()
          #expect((2..<screen.rows - 2).contains(screen.cursor[1]), "\(title)")
          seen.insert((2..<screen.rows - 2).map { screen.row($0) }.joined())
        }
        #expect(seen.count == Self.titles.count)
        screen.type("q")
        #expect(screen.ending() == .exited(0))
      }
    }

    @Test("where there is no file, it offers to begin one")
    func noFile() throws {
      let errand = Errand()
      let screen = try errand.screen()
      try screen.type("", until: "demonstration")
      try screen.type("n", until: "A new business")
      try screen.type("Asha's Sweets" + Screen.save, until: "“Asha's Sweets” has no customer yet")
      #expect(try errand.json("settings", "show")["name"] == "Asha's Sweets")
      screen.type("q")
      #expect(screen.ending() == .exited(0))
    }

    @Test("where there is no file and none is wanted, none is made")
    func notNow() throws {
      let errand = Errand()
      let screen = try errand.screen()
      try screen.type("", until: "demonstration")
      screen.type("q")
      #expect(screen.ending() == .exited(0))
      #expect(!FileManager.default.fileExists(atPath: errand.file))
    }

    @Test("an empty file offers made-up data, and a first customer")
    func emptyFile() throws {
      let errand = try Errand.withShop()
      let screen = try errand.screen()
      try screen.type("", until: "has no customer yet")
      try screen.type("n", until: "New customer")
      try screen.type(Screen.escape, untilGone: "New customer")
      try screen.type("d", until: "Made 200 customers")
      #expect(try errand.json("customers", "list", "--limit", "500").ids.count == 200)
      try screen.type("2", until: "Open leads")
      #expect(screen.wait { screen.bars.count == 1 })
    }

    @Test("what one program changes stands in the other's list, the selection where it was")
    func twoPrograms() throws {
      let errand = try Errand.withShop()
      for name in ["Asha Rao", "Meera Nair", "Ravi Kumar"] {
        try errand.done("customers", "add", "--name", name)
      }
      let (here, there) = (try errand.screen(), try errand.screen())
      for screen in [here, there] { try screen.type("4", until: "Meera Nair") }
      here.type("j")
      #expect(here.wait { here.bars.contains { here.row($0).contains("Meera") } })
      try there.type("n", until: "New customer")
      try there.type("Zara Sheikh" + Screen.save, until: "Added customer 4")
      #expect(here.shows("Zara Sheikh"))
      #expect(here.wait { here.bars.contains { here.row($0).contains("Meera") } })
      try errand.done("customers", "edit", "2", "--name", "Meera Menon")
      #expect(here.shows("Meera Menon"))
      #expect(there.shows("Meera Menon"))
      #expect(here.wait { here.bars.contains { here.row($0).contains("Meera Menon") } })
    }
  }
#endif

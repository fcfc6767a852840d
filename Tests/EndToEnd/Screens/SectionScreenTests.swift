#if ORACLES
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
          let before = screen.text
          screen.type("\(number + 1)")
          // The first room is shown already.
          if number > 0 { #expect(screen.wait { screen.text != before }, "\(title)") }
          screen.settle()
          #expect(screen.row(0).contains(title), "\(screen.row(0))")
          #expect((0..<screen.rows).contains(screen.cursor[1]))
          seen.insert(screen.text)
        }
        #expect(seen.count >= 8)
        screen.type("q")
        #expect(screen.ending() == .exited(0))
      }
    }

    @Test("where there is no file, it offers to begin one")
    func noFile() throws {
      let screen = try Errand().screen()
      try screen.type("", until: "demonstration")
      screen.type("q")
      #expect(screen.ending() == .exited(0))
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

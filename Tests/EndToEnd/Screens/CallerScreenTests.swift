#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("Callers at the screen, the command line as witness", .serialized)
  struct CallerScreenTests {
    @Test("a caller is added, edited, paused, deleted and brought back")
    func caller() throws {
      let errand = try Errand.withShop()
      let screen = try errand.screen()
      try screen.type("7", until: "Nobody takes leads yet")
      try screen.type("n", until: "New caller")
      try screen.type("Kiran Bhat" + Screen.save, until: "Added caller")
      func kiran() throws -> JSON { try errand.json("callers", "show", "kiran") }
      #expect(try kiran()["status"] == "active")
      try screen.type("e", until: "Edit caller")
      #expect(screen.wait { screen.text.contains("Weight") })
      try screen.type("\t\t\t\t" + Screen.clear + "12" + Screen.save, until: "Saved")
      #expect(try kiran()["daily_limit"] == 12)
      try screen.type("p", until: "Kiran Bhat is paused")
      #expect(try kiran()["status"] == "paused")
      try screen.type("u", until: "Undone")
      #expect(try kiran()["status"] == "active")
      try screen.type("x", until: "takes no leads any more")
      #expect(errand.run("callers", "show", "kiran").status == 1)
      try screen.type("u", until: "Kiran Bhat")
      #expect(try kiran()["daily_limit"] == 12)
    }

    @Test("leads that wait are told of, handed out, and given to somebody else")
    func queue() throws {
      let errand = try Errand.withShop()
      try errand.done("leads", "receive", #"{"name": "Ravi Kumar", "city": "Kochi"}"#)
      let screen = try errand.screen()
      #expect(screen.shows("⚑ 1"))
      try screen.type("Q", until: "Kerala: nobody free")
      try screen.type("A", until: "Hand 1 lead to callers?")
      try screen.type("o", until: "Nobody is free; 1 still waits")
      // Somebody else adds callers meanwhile.
      try errand.done("callers", "add", "--name", "Kiran Bhat", "--states", "Kerala")
      try errand.done("callers", "add", "--name", "Divya Menon", "--status", "paused")
      try screen.type("A", until: "Hand 1 lead to callers?")
      try screen.type("o", untilGone: "⚑")
      #expect(try errand.json("leads", "show", "1")["owner"] == "kiran")
      try screen.type(Screen.escape, until: "kiran")
      try screen.type("S", until: "Give Ravi Kumar to")
      try screen.type("divya\r", until: "Ravi Kumar → Divya Menon")
      #expect(try errand.json("leads", "show", "1")["owner"] == "divya")
      try screen.type("u", until: "Undone")
      #expect(try errand.json("leads", "show", "1")["owner"] == "kiran")
    }
  }
#endif

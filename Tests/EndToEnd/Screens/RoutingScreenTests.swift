#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("Routing at the screen, the command line as witness", .serialized)
  struct RoutingScreenTests {
    private func begun() throws -> (Errand, Screen) {
      let errand = try Errand.withShop()
      try errand.done("callers", "add", "--name", "Kiran Bhat")
      try errand.done("callers", "add", "--name", "Divya Menon", "--weight", "3")
      let screen = try errand.screen()
      try #require(screen.shows("Leadline"))
      return (errand, screen)
    }

    @Test("a rule is added, edited, moved, deleted and brought back, and leads go by it")
    func rules() throws {
      let (errand, screen) = try begun()
      func names() throws -> [JSON] {
        try errand.json("routing", "rules").items.compactMap { $0["name"] }
      }
      try screen.type("9", until: "Exceptions")
      try screen.walk(to: "Exceptions")
      try screen.type("\r", until: "No exceptions")
      try screen.type("n", until: "New rule")
      try screen.type("Big ones\tvalue>50k\tkiran" + Screen.save, until: "Added rule 1")
      let tried = try errand.json("routing", "try", #"{"value":60000}"#)
      #expect(
        tried["level"] == "rule"
          && tried["reason"] == "rule “Big ones”: Kiran Bhat, the only one free")
      try screen.type("n", until: "New rule")
      try screen.type("Referrals\tsource:referral\tdivya" + Screen.save, until: "Added rule 2")
      try screen.type("e", until: "Edit rule")
      #expect(screen.wait { screen.text.contains("source:referral") })
      try screen.type(Screen.clear + "Friends" + Screen.save, until: "Saved")
      #expect(try names() == ["Big ones", "Friends"])
      try screen.type("K", untilFile: { try names() == ["Friends", "Big ones"] })
      try screen.type("x", until: "Deleted “Friends”")
      #expect(try names() == ["Big ones"])
      try screen.type("u", until: "Undone")
      #expect(try names() == ["Friends", "Big ones"])
      #expect(screen.shows("source:referral"))
    }

    @Test("a rule that can't be read is refused under its field, and nothing of it is lost")
    func wrong() throws {
      let (errand, screen) = try begun()
      try screen.type(":", until: "Find anything")
      try screen.type("routing rules\r", until: "No exceptions")
      try screen.type("n", until: "New rule")
      try screen.type("Big ones\tvaleu>50k\tkiran" + Screen.save, until: "! ")
      #expect(try errand.json("routing", "rules").items.isEmpty)
      #expect(screen.text.contains("valeu>50k") && screen.text.contains("Big ones"))
      try screen.type("\u{1B}[Z" + Screen.clear + "value>50k" + Screen.save, until: "Added rule 1")
    }

    @Test("the policy is changed where it stands, and taken back")
    func policy() throws {
      let (errand, screen) = try begun()
      func policy() throws -> JSON? { try errand.json("routing", "settings")["policy"] }
      try screen.type("9", until: "Who gets a lead")
      try screen.walk(to: "Who gets a lead")
      try screen.type("\r", until: "Try on leads since")
      try screen.type(
        Screen.clear + "rotation" + Screen.save, until: "Saved: it holds from the next lead")
      #expect(try policy() == "rotation")
      #expect(screen.shows("rotation: the next of the state"))
      try screen.type("u", until: "Undone")
      #expect(try policy() == "fair")
      #expect(screen.shows("fair share: whoever is owed most"))
    }

    @Test("other settings are tried on past leads: who gains, who loses, how many would wait")
    func replay() throws {
      let (errand, screen) = try begun()
      for number in 1...8 {
        try errand.done("leads", "receive", #"{"name":"Somebody \#(number)"}"#)
      }
      try screen.type("9", until: "What would change")
      try screen.walk(to: "Who gets a lead")
      try screen.type("\r", until: "Try on leads since")
      try screen.type(Screen.clear + "rotation\u{12}", until: "8 leads since")
      screen.settle()
      #expect(screen.text.contains("2 would go to somebody else"))
      let kiran = try #require((0..<24).map { screen.row($0) }.first { $0.contains("Kiran Bhat") })
      #expect(kiran.contains("+2"), "\(kiran)")
      try screen.type(Screen.escape, untilGone: "8 leads since")
      #expect(try errand.json("routing", "settings")["policy"] == "fair")
      try screen.type(Screen.escape, until: "Leave without saving?")
      try screen.type("y", untilGone: "Try on leads since")
      // A limit that is tried in a caller's form leaves some of them waiting.
      try screen.type("7", until: "Divya Menon")
      try screen.type("e", until: "Edit caller")
      #expect(screen.wait { screen.text.contains("Weight") })
      try screen.type("\t\t\t\t" + Screen.clear + "1\u{12}", until: "8 leads since")
      screen.settle()
      #expect(screen.text.contains("5 would go to somebody else"), "\(screen.text)")
      try screen.type(Screen.escape, untilGone: "8 leads since")
    }
  }
#endif

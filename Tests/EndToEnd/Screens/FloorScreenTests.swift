#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("A caller at the screen while leads come in", .serialized)
  struct FloorScreenTests {
    @Test("a lead from another program is on my screen and told; c claims it, u gives it back")
    func claim() throws {
      let errand = try Errand.withShop()
      try errand.done("callers", "add", "--name", "Neha Rao")
      let screen = try errand.screen(options: ["--as", "neha"])
      try #require(screen.shows("Leadline"))
      screen.settle()
      #expect(screen.bells == 0)
      try errand.done(
        "leads", "receive", #"{"name":"Zoya Khan","state":"Goa","source_row_id":"1"}"#)
      try #require(screen.shows("Waiting for your claim  1"), "\(screen.text)")
      #expect(screen.shows("New lead: Zoya Khan, Goa"))
      screen.settle()
      #expect(screen.text.contains("left"))
      #expect(screen.bells == 1)
      let painted = String(decoding: screen.bytes, as: UTF8.self)
      #expect(painted.contains("\u{1B}]2;(1) Today · Leadline\u{7}"))
      #expect(painted.contains("\u{1B}]9;Leadline · Asha's Sweets: New lead: Zoya Khan, Goa"))
      #expect(screen.shows("14:50 left"), "\(screen.text)")

      try screen.type("c", until: "Claimed: Zoya Khan")
      let claimed = try errand.json("leads", "show", "1", "--as", "asha")
      #expect(claimed["claim"] == "claimed" && claimed["owner"] == "neha")
      try screen.type("u", until: "Undone")
      #expect(screen.shows("Waiting for your claim  1"))
      #expect(try errand.json("leads", "show", "1", "--as", "asha")["claim"] == "waiting")
      #expect(screen.bells == 1)
    }

    @Test("a running clock sends a few bytes every ten seconds, and nothing elsewhere")
    func clock() throws {
      let errand = try Errand.withShop()
      try errand.done("callers", "add", "--name", "Neha Rao")
      try errand.done("leads", "receive", #"{"name":"Zoya Khan","source_row_id":"1"}"#)
      let screen = try errand.screen(options: ["--as", "neha"])
      try #require(screen.shows("14:40 left"), "\(screen.text)")
      screen.settle()
      let before = screen.bytes.count
      try #require(screen.shows("14:30 left"))
      screen.settle()
      #expect((1...120).contains(screen.bytes.count - before), "\(screen.bytes.count - before)")
      try screen.type("6", until: "Nothing to do here")
      screen.settle()
      #expect(screen.idle(3) == 0)
    }
  }
#endif

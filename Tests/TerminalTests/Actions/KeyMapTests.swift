import Testing

@testable import Terminal

@Suite("Which key does what")
struct KeyMapTests {
  private let table = [
    Action("quit", "Quit", [.character("q"), .control("c")], in: "everywhere", twin: "", ""),
    Action("lead.claim", "Claim", [.character("c")], in: "list", twin: "leads claim", ""),
    Action("lead.close", "Close", [.character("q")], in: "lead", twin: "leads close", ""),
  ]

  @Test("the nearest context counts first")
  func nearest() {
    let map = KeyMap(table)
    #expect(map.action(for: .character("q"), in: ["lead", "everywhere"]) == "lead.close")
    #expect(map.action(for: .character("q"), in: ["list", "everywhere"]) == "quit")
    #expect(map.action(for: .control("c"), in: ["everywhere"]) == "quit")
    #expect(map.action(for: .character("z"), in: ["list", "everywhere"]) == nil)
  }

  @Test("other keys take the place of the usual ones")
  func changed() {
    let map = KeyMap(table, changes: ["lead.claim": [.character("x")], "nothing": [.enter]])
    #expect(map.action(for: .character("x"), in: ["list"]) == "lead.claim")
    #expect(map.action(for: .character("c"), in: ["list"]) == nil)
    #expect(map.keys(of: "lead.claim") == [.character("x")])
    #expect(map.keys(of: "quit") == [.character("q"), .control("c")])
    #expect(map.keys(of: "unknown").isEmpty)
  }
}

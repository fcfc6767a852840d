import Testing

@testable import Terminal

@Suite("A list to choose from by typing")
struct PickListTests {
  private let actions = [
    PickList.Item(
      id: "pause", "Pause caller", detail: "No leads for a while.", key: "p", section: "Callers"),
    PickList.Item(id: "claim", "Claim", detail: "Make it yours.", key: "c", section: "Leads"),
    PickList.Item(
      id: "win", "Mark as won", detail: "Close it.", key: "w", refusal: "Needs an amount.",
      section: "Leads"),
  ]

  private func type(_ text: String, _ list: inout PickList) {
    for character in text { _ = list.take(.character(character)) }
  }

  @Test("stands in a calm frame, under headings while nothing is typed")
  func drawing() {
    let list = PickList("Actions", actions)
    let grid = drawn(56, 14) { list.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |                                                        |
        | ╭─ Actions ──────────────────────────────────────────╮ |
        | │ ›                                                3 │ |
        | │                                                    │ |
        | │ Callers                                            │ |
        | │ ▌ Pause caller  No leads for a while.            p │ |
        | │                                                    │ |
        | │ Leads                                              │ |
        | │   Claim         Make it yours.                   c │ |
        | │   Mark as won   Needs an amount.                 w │ |
        | ╰────────────────────────────────────────────────────╯ |
        |                                                        |
        |                                                        |
        |                                                        |
        """)
  }

  @Test("says what is asked where there is no room for a frame")
  func low() {
    let list = PickList("Actions", actions)
    let grid = drawn(40, 5) { list.draw(into: &$0, $1) }
    #expect(grid.paper.hasPrefix("|Actions "))
    #expect(grid.paper.contains("▌ Pause caller"))
    #expect(drawn(40, 2) { list.draw(into: &$0, $1) }.paper.contains("Pause caller"))
  }

  @Test("finds by some letters and says which")
  func finding() {
    var list = PickList("Actions", actions)
    #expect(list.take(.character("p")) == .queryChanged)
    #expect(list.take(.character("c")) == .queryChanged)
    #expect(list.chosen?.id == "pause")
    let grid = drawn(56, 14) { list.draw(into: &$0, $1) }
    #expect(grid.paper.contains("1 of 3"))
    #expect(grid.style(of: "Pause")?.role == .match)
    #expect(grid.style(of: "ause")?.role == .text)
    #expect(list.take(.enter) == .chosen("pause"))
  }

  @Test("what can't be done now is shown and not chosen")
  func refused() {
    var list = PickList("Actions", actions)
    type("won", &list)
    #expect(list.chosen?.id == "win")
    #expect(list.take(.enter) == .nothing)
    #expect(list.take(.escape) == .cancelled)
  }

  @Test("words of the help are found too, behind the titles")
  func help() {
    var list = PickList("Actions", actions)
    type("yours", &list)
    #expect(list.chosen?.id == "claim")
    type("zz", &list)
    #expect(list.chosen == nil)
    #expect(list.take(.enter) == .nothing)
    let grid = drawn(56, 14) { list.draw(into: &$0, $1) }
    #expect(grid.paper.contains("Nothing matches."))
  }

  @Test("moving the choice changes only two rows, and the ends meet")
  func moving() {
    var list = PickList("Actions", actions)
    let first = drawn(56, 14) { list.draw(into: &$0, $1) }
    #expect(list.take(.down) == .nothing)
    let second = drawn(56, 14) { list.draw(into: &$0, $1) }
    #expect((0..<14).filter { first.row($0) != second.row($0) } == [5, 8])
    #expect(list.take(.up) == .nothing)
    #expect(list.take(.up) == .nothing)
    #expect(list.chosen?.id == "win")
  }

  @Test("the host's items keep their order and the chosen one")
  func hosted() {
    var list = PickList("Go to", actions, isLocal: false)
    #expect(list.take(.down) == .nothing)
    list.set(actions.reversed())
    #expect(list.chosen?.id == "claim")
    #expect(list.take(.character("x")) == .queryChanged)
    list.set([])
    #expect(list.chosen == nil)
  }
}

@Suite("Finding by some letters")
struct FuzzyTests {
  @Test(
    "letters count more at the beginning of words and side by side",
    arguments: [
      ("pc", "Pause caller", "Open customers specially"),
      ("won", "Mark as won", "Who owes nothing"),
      ("le", "Leads", "Settle"), ("cal", "Callers", "Clear all"),
    ])
  func ranking(query: String, better: String, worse: String) throws {
    let first = try #require(Fuzzy.score(query, better))
    #expect(first.score > Fuzzy.score(query, worse)?.score ?? 0)
  }

  @Test("accents and case don't count, in any script")
  func folding() {
    #expect(Fuzzy.score("jose", "José Muñoz")?.matched == [0, 1, 2, 3])
    #expect(Fuzzy.score("ÉLAN", "elan")?.matched == [0, 1, 2, 3])
    #expect(Fuzzy.score("мария", "Мария")?.matched.count == 5)
    #expect(Fuzzy.score("x", "José") == nil)
    #expect(Fuzzy.score("", "anything")?.matched == [])
  }

  @Test("each word may stand anywhere")
  func words() {
    #expect(Fuzzy.score("kar lea", "Leads of Karnataka")?.matched == [0, 1, 2, 9, 10, 11])
  }
}

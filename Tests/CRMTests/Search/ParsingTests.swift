import Testing

@testable import CRM

/// How a filter is taken apart; each tree is written with its own brackets.
@Suite struct ParsingTests {
  @Test(
    "a filter is read as people mean it",
    arguments: [
      ("", "everything"),
      ("   ", "everything"),
      ("asha", "asha"),
      ("asha rao", "all(asha, rao)"),
      ("asha or ravi", "any(asha, ravi)"),
      ("asha OR ravi meera", "any(asha, all(ravi, meera))"),
      ("(asha or ravi) meera", "all(any(asha, ravi), meera)"),
      ("(asha)(ravi)", "all(asha, ravi)"),
      ("-asha", "not(asha)"),
      ("--asha", "not(not(asha))"),
      ("-(a or b)", "not(any(a, b))"),
      ("-stage:lost", "not([stage : lost])"),
      ("rao-kumar", "rao-kumar"),
      ("\"exact words\"", "“exact words”"),
      ("\"say \"\"hi\"\"\"", "“say \"hi\"”"),
      ("\"or\"", "“or”"),
      ("-or", "not(or)"),
      ("state:karnataka,kerala", "[state : karnataka kerala]"),
      ("city:\"New Delhi\",Pune", "[city : “New Delhi” Pune]"),
      ("expected-close<=7d", "[expected-close <= 7d]"),
      ("value>=1,20,000", "[value >= 1,20,000]"),
      ("value>-5", "[value > -5]"),
      ("value:10k..50k", "[value : 10k..50k]"),
      ("at:14:05", "[at : 14:05]"),
      ("14:05", "14:05"),
      ("note:a(b)", "all([note : a], b)"),
      ("state:a\u{3000}b", "all([state : a], b)"),
      ("a\nb", "all(a, b)"),
      ("नाम:आशा", "[नाम : आशा]"),
    ])
  func read(filter: String, tree: String) throws {
    #expect(try spell(FilterTree(parsing: filter).root) == tree)
  }

  @Test("every term knows where it stands")
  func positions() throws {
    let tree = try FilterTree(parsing: "é -(b state:k,\"x y\")")
    guard case .all(let terms) = tree.root, case .words(let first) = terms[0],
      case .not(.all(let inner)) = terms[1], case .field(let term) = inner[1]
    else {
      Issue.record("\(tree)")
      return
    }
    #expect(first.range == 0..<1)
    #expect(term.name.range == 6..<11)
    #expect(term.values.map(\.range) == [12..<13, 14..<19])
    #expect(term.range == 6..<19)
  }

  @Test(
    "a value is spelled so that it is read back",
    arguments: [
      "pune", "New Delhi", "a,b", "say \"hi\"", "none", "ANY", ">5", "(x)", "-5", "é\u{301}",
    ])
  func spelled(value: String) throws {
    let tree = try FilterTree(parsing: "city:" + FilterTree.spelled(value))
    guard case .field(let term) = tree.root else {
      Issue.record("\(tree)")
      return
    }
    #expect(term.values.map(\.text) == [value])
    #expect(term.values[0].isQuoted || !["none", "any"].contains(value.lowercased()))
  }

  @Test("no text makes the parser stumble")
  func anything() {
    var dice = Dice(seed: 7)
    let pieces = [
      "(", ")", "-", "\"", "or", ":", "=", ">", "<", ",", " ", "a", "é", "\u{301}", "\u{0}", "..",
      "👩‍👩‍👧", "state",
    ]
    var read = 0
    for _ in 0..<3000 {
      let filter = (0..<dice.one(of: Array(1...12))).map { _ in dice.one(of: pieces) }.joined()
      do throws(FilterError) {
        _ = try FilterTree(parsing: filter)
        read += 1
      } catch {
        #expect(error.range.upperBound <= filter.count, "\(filter)")
      }
    }
    #expect((300..<2700).contains(read))
  }

  private func spell(_ node: FilterTree.Node?) -> String {
    switch node {
    case nil: "everything"
    case .all(let nodes): "all(\(nodes.map(spell).joined(separator: ", ")))"
    case .any(let nodes): "any(\(nodes.map(spell).joined(separator: ", ")))"
    case .not(let node): "not(\(spell(node)))"
    case .words(let words): spell(words)
    case .field(let term):
      "[\(term.name.text) \(term.comparison.rawValue) \(term.values.map(spell).joined(separator: " "))]"
    }
  }

  private func spell(_ text: FilterTree.Text) -> String {
    text.isQuoted ? "“\(text.text)”" : text.text
  }
}

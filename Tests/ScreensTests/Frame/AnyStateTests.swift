import CRM
import Foundation
import Support
import Terminal
import Testing

@testable import Screens

@Suite("Whatever comes")
struct AnyStateTests {
  /// Seeds that found something once, and one that is new each time; `SEED` sets it.
  static let seeds: [UInt64] = {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    return [1, 2, given ?? UInt64.random(in: 0...UInt64.max)]
  }()

  /// Keys that do much, and some that few people press.
  private static let keys: [Key] =
    [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .shiftUp, .shiftDown, .shiftLeft, .shiftRight, .space,
    ]
    + "123456789jkhlgGvVoOCiynexaNt$+ps><wLRfDMPbu*U?:/HTQArmS".map { .character($0) }
    + "psbflaeukwo".map { .control($0) } + [.function(1), .function(2), .alt("b"), .alt("f")]

  @Test("no key, text or size breaks the screen", arguments: seeds)
  func anything(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let shop = try Shop.withHardText()
    let visit = Visit(shop)
    var size = Size(width: 80, height: 24)
    for step in 1...600 {
      switch dice.roll(0...99) {
      case 0..<70: visit.paper.feed(.key(dice.pick(AnyStateTests.keys)))
      case 70..<80:
        for character in dice.text() { visit.paper.feed(.key(.character(character))) }
      case 80..<84: visit.paper.feed(.paste(dice.text()))
      case 84..<87:
        visit.paper.feed(.click(Point(dice.roll(0...size.width), dice.roll(0...size.height))))
      case 87..<89: visit.paper.feed(.wheel(dice.roll(-20...20), Point(0, 0)))
      case 89..<95:
        size = Size(width: dice.roll(1...200), height: dice.roll(1...60))
        visit.paper.feed(.resize(size))
      case 95..<98: try change(shop, &dice)
      case 98: shop.now = shop.now.adding(seconds: dice.roll(1...100_000))
      default: visit.paper.feed(.resumed)
      }
      if dice.roll(0...3) > 0 { visit.settle() }
      let grid = visit.paper.grid
      let isRight =
        grid.isWhole && grid.bounds.contains(grid.cursor)
        && (!visit.loop.isIdle || grid.size == size)
      #expect(isRight, "seed \(seed), step \(step), \(size), \(grid.cursor)\n\(visit.text)")
      if !isRight || visit.loop.app.hasEnded { return }
    }
  }

  /// What another program may do meanwhile, with whatever it writes.
  private func change(_ shop: Shop, _ dice: inout Dice) throws {
    let people = try shop.crm.customers.page(.init(limit: 30), by: shop.asha).items
    switch (dice.roll(0...3), people.isEmpty) {
    case (0, _), (_, true): try shop.queue(dice.roll(1...30), from: dice.roll(1...500))
    case (1, false):
      try shop.crm.customers.delete([dice.pick(people).id], by: shop.asha)
    default:
      let (id, text) = (dice.pick(people).id, dice.text())
      let name = text.isEmpty ? "x" : String(text.prefix(100))
      try shop.crm.customers.edit(id, by: shop.asha) {
        $0.name = name
        $0.address.city = text
      }
    }
  }
}

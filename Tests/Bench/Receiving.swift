import CRM
import Glibc

/// What it costs to receive leads and give each to a caller, beside the same rows through bare SQLite:
/// customer, lead, a line of the time line, and the assignment; and beside every row that it writes,
/// history and search too. Always turn about, so that all meet the same machine, and ten times in a
/// turn, so that each finds the processor's caches as its own work leaves them; what is told is the
/// median.
struct Receiving {
  let folder: String

  init(in folder: String) { self.folder = folder }

  func run(_ table: inout Table) throws {
    var number = 5_000_000
    for callers in [50, 500, 5000] {
      table.section("Receiving, \(callers) callers")
      let shop = try ReceivingShop(in: folder, callers: callers)
      let rounds = callers == 50 ? 1 : 2
      for (size, times) in [(1, 1000), (100, 100 / rounds), (1000, 20 / rounds)] {
        try batches(of: size, times, &number, shop, &table)
      }
      guard callers == 50 else { continue }
      for processes in [1, 8, 64] {
        try ReceivingTogether(shop: shop, processes: processes).run(&number, &table)
      }
    }
  }

  private func batches(
    of size: Int, _ times: Int, _ number: inout Int, _ shop: ReceivingShop, _ table: inout Table
  ) throws {
    var floors: [Double] = []
    var allRows: [Double] = []
    var ours: [Double] = []
    let turn = 10
    for round in 0...times / turn {
      let portions = (0..<turn).map { place in
        (0..<size).map { Enquiry(number + place * size + $0) }
      }
      number += turn * size
      let prepared = portions.map { $0.map { ($0, words: $0.words) } }
      let turns = try (
        clocked(prepared) { shop.allRows.receive($0) },
        clocked(portions) { shop.bare.receive($0) },
        clocked(portions) { try ReceivingShop.receive($0, shop.office, shop.me) }
      )
      if round == 0 { continue }
      allRows += turns.0
      floors += turns.1
      ours += turns.2
    }
    let floor = Timing("bare", sorted: floors)
    let name = size == 1 ? "a lead received, durable" : "\(size) leads received in one batch"
    let timing = Timing(name, sorted: ours)
    table.add(timing, floor: floor, budget: size == 1 ? "1 ms, p99 5 ms" : "2×")
    let whole = Timing("all rows", sorted: allRows).median
    table.add(
      "  beside every row it writes, bare", "", floor: duration(whole),
      ratio: fixed(timing.median / whole, 1) + "×")
    guard size > 1 else { return }
    table.add(
      "  leads a second", fixed(Double(size) / timing.median, 0),
      floor: fixed(Double(size) / floor.median, 0), budget: size == 100 ? "15000" : "")
  }

  private func clocked<Work>(
    _ portions: [Work], _ body: (Work) throws -> Void
  ) rethrows -> [Double] {
    try portions.map { portion in
      let start = seconds()
      try body(portion)
      return seconds() - start
    }
  }
}

import CRM
import Glibc

/// What it costs to receive leads and give each to a caller, beside the same rows through bare SQLite:
/// customer, lead, a line of the time line, and the assignment; and beside every row that it writes,
/// history and search too. Always turn about, so that all meet the same machine; what is told is the
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
      for (size, times) in [(1, 400), (100, 60), (1000, 10)] {
        try batches(of: size, times / rounds, &number, shop, &table)
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
    for round in 0..<times + 3 {
      let enquiries = (number..<number + size).map { Enquiry($0) }
      number += size
      let prepared = enquiries.map { ($0, words: $0.words) }
      let before = seconds()
      shop.allRows.receive(prepared)
      let begin = seconds()
      shop.bare.receive(enquiries)
      let middle = seconds()
      try ReceivingShop.receive(enquiries, shop.office, shop.me)
      let end = seconds()
      if round < 3 { continue }
      allRows.append(begin - before)
      floors.append(middle - begin)
      ours.append(end - middle)
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
}

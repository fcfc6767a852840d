import CRM
import Glibc
import SQLiteStorage
import Storage

/// What a write costs: alone and durable, and in batches, beside the same rows through bare SQLite
/// and beside the disk's own sync.
struct Writing {
  let folder: String

  init(in folder: String) { self.folder = folder }

  func run(_ table: inout Table) throws {
    table.section("Writing")
    let shop = try Shop(in: folder, leads: 2000)
    let schema = try shop.bareSchema()
    let bare = BareRows("\(folder)/bare.db", schema: schema)
    try single(shop, bare, &table)
    try batches(shop, bare, &table)
    try undo(shop, &table)
    try backup(shop, &table)
  }

  private func single(_ shop: Shop, _ bare: BareRows, _ table: inout Table) throws {
    let sync = syncFloor()
    let now = Instant.now().milliseconds
    let commit = Timing("bare commit", times: 200) { round in
      bare.floor.run("BEGIN IMMEDIATE")
      bare.insert(Person(1_000_000 + round), at: now)
      bare.floor.run("COMMIT")
    }
    table.add(sync)
    table.add(commit, floor: sync)
    let currency = shop.office.business.currency
    table.add(
      try Timing("a lead added, durable", times: 200) { round in
        let person = Person(2_000_000 + round)
        try shop.office.leads.add(person.lead(currency), from: person.customer, by: shop.me)
      }, floor: commit, budget: "1 ms")
    table.add(
      try Timing("a lead's note edited, durable", times: 200) { round in
        try shop.office.leads.edit(ID(Int64(1 + round)), by: shop.me) { $0.note = "round \(round)" }
      }, floor: sync, budget: "1 ms")
    table.add(
      try Timing("a sale recorded, durable", times: 200) { round in
        let draft = SaleDraft(
          customer: ID(Int64(1 + round)), amount: Money(minor: 125_050, currency: currency))
        try shop.office.sales.add(draft, by: shop.me)
      }, floor: sync, budget: "1 ms")
    table.add(
      try Timing("a task scheduled, durable", times: 200) { round in
        var draft = TaskDraft()
        draft.title = "Call back about the quote"
        draft.dueDate = shop.office.today
        draft.customer = ID(Int64(1 + round))
        try shop.office.tasks.add(draft, by: shop.me)
      }, floor: sync, budget: "1 ms")
  }

  /// Turn about, so that both meet the same machine.
  private func batches(_ shop: Shop, _ bare: BareRows, _ table: inout Table) throws {
    for size in [100, 1000] {
      let now = Instant.now().milliseconds
      let currency = shop.office.business.currency
      let rounds = 10_000 / size
      var number = 3_000_000 + size * 100_000
      var floors: [Double] = []
      var ours: [Double] = []
      for _ in 0..<rounds {
        let people = (0..<size).map { Person(number + $0) }
        number += size
        let start = seconds()
        bare.floor.run("BEGIN IMMEDIATE")
        for person in people { bare.insert(person, at: now) }
        bare.floor.run("COMMIT")
        let middle = seconds()
        try shop.office.batch {
          for person in people {
            try shop.office.leads.add(person.lead(currency), from: person.customer, by: shop.me)
          }
        }
        floors.append(middle - start)
        ours.append(seconds() - middle)
      }
      let floor = Timing("bare", sorted: floors)
      table.add(Timing("\(size) leads in one batch", sorted: ours), floor: floor, budget: "4×")
      table.add(
        "  leads a second", fixed(Double(size) / Timing("", sorted: ours).median, 0),
        floor: fixed(Double(size) / floor.median, 0))
    }
  }

  private func undo(_ shop: Shop, _ table: inout Table) throws {
    let office = shop.office
    var samples: [Double] = []
    for round in 0..<5 {
      var person = CustomerDraft()
      person.name = "Somebody with a thousand leads"
      let customer = try office.customers.add(person, by: shop.me)
      try office.batch {
        for index in 0..<499 {
          var draft = LeadDraft(currency: office.business.currency)
          draft.value = Int64(index)
          try office.leads.add(draft, for: customer.id, by: shop.me)
        }
      }
      try office.customers.delete(customer.id, by: shop.me)
      let start = seconds()
      try office.history.undo(by: shop.me)
      if round > 0 { samples.append(seconds() - start) }
    }
    table.add(Timing("undo of a 1,000-row delete", sorted: samples))
  }

  private func backup(_ shop: Shop, _ table: inout Table) throws {
    var number = 0
    let copy = "\(folder)/copy.db"
    let floor = Timing("copy and sync", times: 5, warmUp: 1) { _ in copyFile(shop.path, to: copy) }
    unlink(copy)
    table.add(
      try Timing("backup, proven and synced", times: 5, warmUp: 1) { _ in
        number += 1
        try shop.office.database.connection.backup(to: "\(folder)/backup-\(number).db") { _ in }
      }, floor: floor)
  }

  /// What the disk itself takes to keep a page.
  private func syncFloor() -> Timing {
    let file = open("\(folder)/sync", O_RDWR | O_CREAT, 0o600)
    defer { close(file) }
    let page = [UInt8](repeating: 7, count: 4096)
    return Timing("one page written and synced", times: 300) { round in
      pwrite(file, page, page.count, off_t(round * 4096))
      fdatasync(file)
    }
  }

  private func copyFile(_ from: String, to: String) {
    let source = open(from, O_RDONLY)
    let target = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
      close(source)
      close(target)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = read(source, &buffer, buffer.count), count > 0 {
      write(target, buffer, count)
    }
    fsync(target)
  }
}

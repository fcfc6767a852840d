import Support
import Testing

@testable import CRM

@Suite("The ledger is kept from one write to the next")
struct KeptLedgerTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    for name in ["Neha", "Omar", "Priya"] { try shop.caller(name, ["limit": "5"]) }
  }

  private func receive(_ count: Int, at office: Workspace) throws -> [String?] {
    let rows = try (0..<count).map { try Incoming(["name": .string("Somebody \($0)")]) }
    return try office.leads.receive(rows, by: shop.asha).map { try $0.get().caller }
  }

  @Test("two programs that receive in turn give each caller the same share")
  func inTurn() throws {
    let other = try shop.secondDoor()
    var given: [String?] = []
    for round in 0..<9 { given += try receive(1, at: round % 2 == 0 ? shop.crm : other) }
    #expect(given == ["neha", "omar", "priya", "neha", "omar", "priya", "neha", "omar", "priya"])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("who is paused by another program gets nothing more; who reached the limit there neither")
  func others() throws {
    let other = try shop.secondDoor()
    #expect(try receive(3, at: shop.crm) == ["neha", "omar", "priya"])
    let omar = try other.callers.find("omar", by: shop.asha)
    try other.callers.edit(omar, by: shop.asha) { $0.status = .paused }
    #expect(try receive(4, at: shop.crm) == ["neha", "priya", "neha", "priya"])
    #expect(try receive(3, at: other) == ["neha", "priya", "neha"])
    #expect(try receive(2, at: shop.crm) == ["priya", nil])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("who has read ahead still sees what others write before its turn at the gate")
  func readAhead() throws {
    let other = try shop.secondDoor()
    try other.readAhead()
    #expect(try receive(1, at: shop.crm) == ["neha"])
    let omar = try shop.crm.callers.find("omar", by: shop.asha)
    try shop.crm.callers.edit(omar, by: shop.asha) { $0.status = .paused }
    #expect(try receive(2, at: other) == ["priya", "neha"])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("who takes leads is read anew in a batch that has changed it, with what it gave out before")
  func changedInBatch() throws {
    let omar = try shop.crm.callers.find("omar", by: shop.asha)
    let given = try shop.crm.batch {
      let first = try receive(1, at: shop.crm)
      try shop.crm.callers.edit(omar, by: shop.asha) { $0.status = .paused }
      return try first + receive(3, at: shop.crm)
    }
    #expect(given == ["neha", "priya", "neha", "priya"])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("what is undone, or fails with all its batch, is given back")
  func takenBack() throws {
    #expect(try receive(1, at: shop.crm) == ["neha"])
    #expect(try receive(2, at: shop.crm) == ["omar", "priya"])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try receive(1, at: shop.crm) == ["omar"])
    #expect(throws: CRMError.needsReason) {
      try shop.crm.batch {
        _ = try receive(2, at: shop.crm)
        throw CRMError.needsReason
      }
    }
    #expect(try receive(2, at: shop.crm) == ["priya", "neha"])
    #expect(try shop.crm.check().problems == [])
  }
}

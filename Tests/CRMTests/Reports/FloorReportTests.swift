import Support
import Testing

@testable import CRM

@Suite("The figures of the floor")
struct FloorReportTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func figures(of member: Member) throws -> [String: FieldValue] {
    let rows = try shop.crm.reports.make(.floor, by: member).rows
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        if case .text(let name) = row[0] { (name, row[2]) } else { nil }
      })
  }

  @Test("without callers or leads there is nothing to tell")
  func empty() throws {
    let figures = try figures(of: shop.asha)
    #expect(figures["last_hour"] == .number(0) && figures["unassigned"] == .number(0))
    #expect(figures["assign_median"] == .nothing && figures["utilisation"] == .nothing)
    #expect(figures["contact_median"] == .nothing)
  }

  @Test("what came, how soon it had a caller and was called, and how full the callers are")
  func floor() throws {
    let neha = try shop.caller("Neha", ["limit": "10"])
    try shop.caller("Omar")
    let ids = try (0..<3).map { _ in try shop.given().lead }
    for caller in try shop.crm.callers.standing(by: shop.asha).map(\.caller) {
      try shop.crm.callers.edit(caller.id, by: shop.asha) { $0.status = .paused }
    }
    let late = try shop.given().lead
    shop.now = shop.now.adding(minutes: 4)
    try shop.activity(["type": "call"], lead: shop.crm.leads.get(ids[0], by: shop.asha))
    #expect(try figures(of: shop.asha)["unassigned"] == .number(1))
    try shop.crm.callers.edit(neha.id, by: shop.asha) { $0.status = .active }
    #expect(try shop.crm.assignments.round() == 1)
    let figures = try figures(of: shop.asha)
    #expect(figures["last_hour"] == .number(4) && figures["unassigned"] == .number(0))
    #expect(figures["assign_median"] == .number(0) && figures["assign_p95"] == .number(240))
    #expect(figures["contact_median"] == .number(240))
    #expect(figures["given"] == .number(3) && figures["limits"] == .number(10))
    #expect(figures["utilisation"] == .number(30))
    #expect(try shop.crm.leads.get(late, by: shop.asha).ownerLogin == "neha")
    let login = try shop.crm.members.get(neha.member)
    #expect(try self.figures(of: login)["last_hour"] == .number(3))
    shop.now = shop.now.adding(hours: 2)
    #expect(try self.figures(of: shop.asha)["last_hour"] == .number(0))
  }
}

import CRM
import Testing

@Suite("Callers and their leads")
struct AssignmentTests {
  @Test("a caller is added, listed, edited, paused, resumed and deleted")
  func callers() throws {
    let errand = try Errand.withShop()
    let added = try errand.json(
      "callers", "add", "--name", "Neha Rao", "--states", "Goa,Kerala", "--languages", "Hindi",
      "--limit", "30", "--weight", "2", "--shift", "mon-fri,09:00-18:00", "--leave", "2026-12-24")
    #expect(added["name"] == "Neha Rao" && added["login"] == "neha")
    #expect(added["states"] == "Goa, Kerala" && added["shift"] == "mon-fri,09:00-18:00")
    #expect(added["daily_limit"] == 30 && added["status"] == "active")
    #expect(try errand.json("callers", "pause", "neha")["status"] == "paused")
    #expect(try errand.json("callers", "resume", "neha")["status"] == "active")
    #expect(try errand.json("callers", "edit", "neha", "--limit", "5")["daily_limit"] == 5)
    let listed = try errand.json("callers", "list").items
    #expect(listed.map { $0["assigned_today"] } == [0])
    #expect(listed.map { $0["fairness"] } == ["0.0"])
    #expect(listed.map { $0["open_leads"] } == [0])
    try errand.done("callers", "delete", "neha")
    #expect(try errand.json("callers", "list").items == [])
    try errand.done("undo")
    #expect(try errand.json("callers", "list").items.count == 1)
  }

  @Test("a lead is assigned, claimed, reassigned and explained")
  func leads() throws {
    let errand = try Errand.withShop()
    try errand.done("callers", "add", "--name", "Neha", "--states", "Goa")
    try errand.done("callers", "add", "--name", "Omar")
    try errand.done("leads", "add", "--name", "Zoya", "--state", "Goa")
    try errand.done("leads", "edit", "1", "--owner", "")
    let made = try errand.json("leads", "assign", "1", "--as", "asha")
    #expect(made["caller"] == "Neha" && made["level"] == "state")
    #expect(made["status"] == "assigned" && made["lead_id"] == 1)
    #expect(errand.run("leads", "claim", "1", "--as", "omar").complaint.contains("with neha"))
    #expect(try errand.json("leads", "claim", "1", "--as", "neha")["owner"] == "neha")
    let shown = try errand.json(
      "leads", "reassign", "1", "--to", "omar", "--dry-run", "--as", "asha")
    #expect(shown.items.map { $0["to"] } == ["omar"])
    let moved = try errand.json("leads", "reassign", "1", "--to", "omar", "--as", "asha")
    #expect(moved["caller"] == "Omar" && moved["level"] == "manual")
    let why = try errand.json("leads", "why", "1", "--as", "asha")
    #expect(why["history"]?[1]?["status"] == "reassigned")
    #expect(why["callers"]?[1]?["fate"] == "does not serve Goa")
    let listed = try errand.json("assignments", "list", "--as", "asha").items
    #expect(listed.count == 2)
    #expect(listed.first?["caller_id"] != nil && listed.first?["assigned_at"] != nil)
  }

  @Test("routing is set, tried and given exceptions; the service hands on and drains once")
  func routing() throws {
    let errand = try Errand.withShop()
    try errand.done("callers", "add", "--name", "Neha", "--limit", "1")
    #expect(try errand.json("routing", "settings", "--as", "asha")["policy"] == "fair")
    let set = try errand.json(
      "routing", "settings", "--when-capped", "queue", "--claim-minutes", "5", "--as", "asha")
    #expect(set["when_capped"] == "queue" && set["claim_minutes"] == 5)
    let rule = try errand.json(
      "rules", "add", "--name", "Big", "--filter", "value>500000", "--callers", "neha",
      "--as", "asha")
    #expect(rule["position"] == 1)
    #expect(try errand.json("routing", "rules", "--as", "asha").items.count == 1)
    let tried = try errand.json("routing", "try", "--value", "6 lakh", "--as", "asha")
    #expect(tried["level"] == "rule")
    try errand.done("leads", "add", "--name", "Zoya", "--as", "asha")
    try errand.done("leads", "edit", "1", "--owner", "", "--as", "asha")
    try errand.done("leads", "assign", "1", "--as", "asha")
    let done = try errand.json("work", "--once", "--as", "asha")
    #expect(done["handed_on"] == 0 && done["assigned"] == 0)
  }
}

import CRM
import Testing

@Suite("Records")
struct RecordTests {
  @Test("a customer is added, shown, edited, listed and deleted")
  func customers() throws {
    let errand = try Errand.withShop()
    let added = try errand.json(
      "customers", "add", "--name", "Ravi Kumar", "--phone", "98450 12345", "--email",
      "Ravi@Example.com", "--company", "Kumar Stores", "--city", "Mysuru")
    #expect(
      added.names.prefix(7) == ["id", "name", "email", "phone", "mobile", "company", "company_id"])
    #expect(added["phone"] == "+919845012345")
    #expect(added["company"] == "Kumar Stores")
    #expect(added["company_id"] == 1)
    #expect(added["mobile"] == .some(.null))
    #expect(added["custom"] == [:])
    let edited = try errand.json(
      "customers", "edit", "ravi kumar", "--city", "", "--custom", #"{"vip": true}"#)
    #expect(edited["city"] == .some(.null))
    #expect(edited["custom"] == ["vip": true])
    #expect(try errand.json("customers", "list", "kumar city:none").ids == [1])
    #expect(
      try errand.json("customers", "delete", "1")
        == ["deleted": true, "noun": "customer", "id": 1])
    #expect(try errand.json("customers", "list") == ["items": [], "next": nil, "previous": nil])
  }

  @Test("a customer's page tells everything about them")
  func profile() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    try errand.done("leads", "add", "--customer", "Ravi", "--value", "5000")
    try errand.done("sales", "add", "--customer", "Ravi", "--amount", "1,200.50")
    try errand.done("sales", "add", "--customer", "Ravi", "--amount", "20", "--currency", "USD")
    try errand.done("tasks", "add", "--title", "Call", "--customer", "Ravi")
    try errand.done("activities", "add", "--type", "note", "--customer", "1", "--subject", "Kind")
    let page = try errand.json("customers", "show", "Ravi")
    #expect(
      page.names == [
        "customer", "leads", "sales", "tasks", "activities", "lifetime_value", "lifetime_values",
      ])
    #expect(page["customer"]?["name"] == "Ravi")
    #expect(page["leads"]?[0]?["value"] == "5000.00")
    #expect(page["tasks"]?[0]?["title"] == "Call")
    #expect(page["activities"]?[0]?["subject"] == "Kind")
    #expect(page["lifetime_value"] == "1200.50")
    #expect(page["lifetime_values"] == [["currency": "USD", "amount": "20.00"]])
    let text = try errand.done("customers", "show", "1").text
    #expect(text.contains("INR 1,200.50 + USD 20.00"))
    #expect(text.contains("sales (2)"))
  }

  @Test("who has bought nothing is worth nothing yet")
  func newcomer() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    let page = try errand.json("customers", "show", "1")
    #expect(page["lifetime_value"] == "0.00")
    #expect(page["lifetime_values"] == [])
    #expect(page["sales"] == [])
  }

  @Test("two records of one person are found and made one")
  func duplicates() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi Kumar", "--phone", "9845012345")
    try errand.done(
      "customers", "add", "--name", "R. Kumar", "--phone", "9845012345", "--city", "Mysuru")
    try errand.done("leads", "add", "--customer", "2")
    let found = try errand.json("customers", "duplicates")
    #expect(found.items.count == 1)
    #expect(found.items.first?["reason"] == "phone")
    #expect(found.items.first?["customers"]?[1]?["name"] == "R. Kumar")
    let merged = try errand.json("customers", "merge", "1", "2")
    #expect(merged["name"] == "Ravi Kumar")
    #expect(merged["city"] == "Mysuru")
    #expect(try errand.json("leads", "show", "1")["customer_id"] == 1)
    #expect(try errand.json("customers", "duplicates").items == [])
    #expect(try errand.done("customers", "duplicates", "1").text == "no duplicates found\n")
  }

  @Test("a company is kept with its money and its people")
  func companies() throws {
    let errand = try Errand.withShop()
    let added = try errand.json(
      "companies", "add", "--name", "Kumar Stores", "--domain", "kumar.example",
      "--annual-revenue", "1.5 crore", "--employee-count", "12")
    #expect(added["annual_revenue"] == "15000000.00")
    #expect(added["currency"] == "INR")
    try errand.done("customers", "add", "--name", "Ravi", "--company", "kumar.example")
    #expect(try errand.json("companies", "show", "Kumar Stores")["customers"] == 1)
    #expect(
      try errand.json("companies", "edit", "1", "--industry", "Retail")["industry"] == "Retail")
    try errand.done("companies", "delete", "1")
    #expect(try errand.json("customers", "show", "1")["customer"]?["company"] == .some(.null))
  }

  @Test("a sale is its customer's, in its lead's currency")
  func sales() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    try errand.done("leads", "add", "--customer", "1", "--currency", "USD", "--value", "500")
    let sale = try errand.json("sales", "add", "--lead", "1", "--amount", "450")
    #expect(sale["customer_id"] == 1)
    #expect(sale["customer_name"] == "Ravi")
    #expect(sale["lead_id"] == 1)
    #expect(sale["amount"] == "450.00")
    #expect(sale["currency"] == "USD")
    let edited = try errand.json(
      "sales", "edit", "1", "--date", "2026-01-31", "--note", "two boxes")
    #expect(edited["date"] == "2026-01-31")
    #expect(try errand.json("sales", "list", "amount>=USD450").ids == [1])
    #expect(try errand.json("sales", "show", "1")["note"] == "two boxes")
    try errand.done("sales", "delete", "1")
    #expect(try errand.json("sales", "list").items == [])
  }

  @Test("a task is set, done, opened again and dropped")
  func tasks() throws {
    let errand = try Errand.withShop()
    let now = "2026-11-21T10:00"
    let task = try errand.json(
      "tasks", "add", "Call", "Ravi", "back", "--due-date", "fri", "--now", now)
    #expect(task["title"] == "Call Ravi back")
    #expect(task["due_date"] == "2026-11-27")
    #expect(task["completed"] == false)
    #expect(task["assignee"] == "asha")
    #expect(task["lead_id"] == .some(.null))
    #expect(task["customer_id"] == .some(.null))
    #expect(task["priority"] == "normal")
    let done = try errand.json("tasks", "done", "call ravi back")
    #expect(done["completed"] == true)
    #expect(try errand.json("tasks", "reopen", "1")["status"] == "pending")
    #expect(
      try errand.json("tasks", "edit", "1", "--priority", "urgent")["priority"] == "urgent")
    #expect(try errand.json("tasks", "list", "due:none").ids == [])
    try errand.done("tasks", "delete", "1")
    #expect(try errand.json("tasks", "list").items == [])
  }

  @Test("what was said and done is kept")
  func activities() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi", "--company", "Kumar Stores")
    try errand.done("leads", "add", "--customer", "1")
    let call = try errand.json(
      "activities", "add", "--type", "call", "--lead", "Ravi", "--outcome", "no answer",
      "--description", "Rang twice.\nTry again.", "--duration", "2")
    #expect(call["customer_id"] == 1)
    #expect(call["lead_id"] == 1)
    #expect(call["outcome"] == "no_answer")
    #expect(call["description"] == "Rang twice.\nTry again.")
    let number = try #require(call["id"]).text
    #expect(try errand.json("activities", "show", number)["duration"] == 2)
    try errand.done("activities", "edit", number, "--outcome", "connected")
    let visit = try errand.json(
      "activities", "add", "--type", "meeting", "--company", "Kumar Stores", "--at",
      "2026-11-20 15:30")
    #expect(visit["company"] == "Kumar Stores")
    #expect(visit["at"] == "2026-11-20T15:30:00+05:30")
    #expect(try errand.json("activities", "list", "type:call outcome:connected").ids.count == 1)
    try errand.done("activities", "delete", number)
    #expect(try errand.json("activities", "list", "type:call").ids == [])
  }

  @Test("pipelines and stages are the shop's own")
  func pipelines() throws {
    let errand = try Errand.withShop()
    let added = try errand.json(
      "pipelines", "add", "--name", "Weddings", "--stages", "Tasting:30, Quote:60")
    #expect(added["name"] == "Weddings")
    #expect(added["stages"]?[1]?["name"] == "Quote")
    #expect(added["stages"]?[1]?["probability"] == 60)
    let stage = try errand.json(
      "stages", "add", "--pipeline", "Weddings", "--name", "Menu", "--probability", "45",
      "--position", "2", "--requires", "value,phone")
    #expect(stage["requires"] == ["value", "phone"])
    let names = try errand.json("stages", "list", "--pipeline", "weddings").items.map { $0["name"] }
    #expect(names == ["Tasting", "Menu", "Quote", "Won", "Lost"])
    #expect(
      try errand.json("stages", "edit", "Menu", "--requires", "", "--probability", "50")["requires"]
        == [])
    try errand.done("stages", "delete", "Menu")
    #expect(
      try errand.json("pipelines", "edit", "weddings", "--name", "Feasts")["name"] == "Feasts")
    try errand.done("pipelines", "delete", "Feasts")
    #expect(try errand.json("pipelines", "list").items.count == 1)
  }

  @Test("users come, change and go")
  func users() throws {
    let errand = try Errand.withShop()
    let ravi = try errand.json(
      "users", "add", "--login", "ravi", "--name", "Ravi Iyer", "--role", "caller")
    #expect(ravi.names == ["id", "login", "name", "role", "active", "created_at"])
    #expect(try errand.json("users", "edit", "ravi", "--role", "manager")["role"] == "manager")
    #expect(try errand.json("users", "edit", "2", "--active", "no")["active"] == false)
    #expect(errand.run("leads", "list", "--as", "ravi").complaint.contains("switched off"))
  }

  @Test("several are changed, moved, finished and deleted by their numbers, and undone at once")
  func several() throws {
    let errand = try Errand.withShop()
    for name in ["Meera", "Ravi", "Leela"] { try errand.done("leads", "add", "--name", name) }
    for title in ["Ring", "Write"] { try errand.done("tasks", "add", title) }
    #expect(try errand.json("leads", "edit", "1,2,3", "--source", "web")["count"] == 3)
    #expect(try errand.json("leads", "move", "1,3", "contacted")["count"] == 2)
    #expect(try errand.json("leads", "list", "stage:contacted", "source:web").ids == [3, 1])
    #expect(try errand.json("tasks", "done", "1,2") == ["noun": "task", "count": 2])
    let deleted = try errand.done("customers", "delete", "1, 2,3").text
    #expect(deleted == "deleted 3 customers; “leadline undo” takes it all back\n")
    #expect(try errand.json("leads", "list").ids == [])
    #expect(try errand.done("undo").text.hasPrefix("undid “delete 3 customers”"))
    #expect(try errand.json("leads", "list").ids == [3, 2, 1])
    let refused = errand.run("leads", "move", "1,9", "qualified")
    #expect(refused.status == 1)
    #expect(refused.complaint.contains("lead 9: there is no lead “9”; none of them was changed"))
  }
}

#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("Records at the screen, the command line as witness", .serialized)
  struct RecordScreenTests {
    private func begun() throws -> (Errand, Screen) {
      let errand = try Errand.withShop()
      try errand.done("customers", "add", "--name", "Ravi Kumar", "--phone", "98450 12345")
      let screen = try errand.screen()
      try #require(screen.shows("Leadline"))
      return (errand, screen)
    }

    @Test("a customer is added, edited, deleted and brought back")
    func customer() throws {
      let (errand, screen) = try begun()
      try screen.type("4", until: "Ravi Kumar")
      try screen.type("n", until: "New customer")
      try screen.type("Zara Sheikh" + Screen.save, until: "Added customer 2")
      #expect(try errand.json("customers", "show", "2")["customer"]?["name"] == "Zara Sheikh")
      try screen.type("e", until: "Edit customer")
      #expect(screen.wait { screen.text.contains("Zara Sheikh") })
      try screen.type(Screen.clear + "Zara Khan" + Screen.save, until: "Saved")
      #expect(try errand.json("customers", "show", "2")["customer"]?["name"] == "Zara Khan")
      try screen.type("x", until: "Deleted")
      #expect(errand.run("customers", "show", "2").status == 1)
      try screen.type("u", until: "Undone")
      #expect(try errand.json("customers", "show", "2")["customer"]?["name"] == "Zara Khan")
    }

    @Test("a lead is added, edited, moved, deleted and brought back")
    func lead() throws {
      let (errand, screen) = try begun()
      try screen.type("2", until: "No lead here")
      try screen.type("n", until: "New lead")
      try screen.type("Meera Nair" + Screen.save, until: "Added lead 1")
      #expect(try errand.json("leads", "show", "1")["customer_name"] == "Meera Nair")
      try screen.type("e", until: "Edit lead")
      try screen.type("Sofa" + Screen.save, until: "Saved")
      #expect(try errand.json("leads", "show", "1")["name"] == "Sofa")
      try screen.type(">", until: "Contacted")
      #expect(try errand.json("leads", "show", "1")["stage"] == "Contacted")
      try screen.type("x", until: "Deleted")
      #expect(errand.run("leads", "show", "1").status == 1)
      try screen.type("u", until: "Undone")
      #expect(try errand.json("leads", "show", "1")["stage"] == "Contacted")
    }

    @Test("a sale, a task and a call are put on record where the customer stands, and taken back")
    func customersOwn() throws {
      let (errand, screen) = try begun()
      try screen.type("4", until: "Ravi Kumar")
      try screen.type("$", until: "Record a sale")
      try screen.type("1250.50" + Screen.save, until: "Added sale 1")
      #expect(try errand.json("sales", "show", "1")["amount"] == "1250.50")
      try screen.type("t", until: "New task")
      try screen.type("call back\tfri" + Screen.save, until: "Added task 1")
      #expect(try errand.json("tasks", "show", "1")["title"] == "call back")
      try screen.type("a", until: "Call, mail or meeting")
      try screen.type(Screen.save, until: "Added activity")
      let calls = try errand.json("activities", "list", "type:call")
      #expect(calls.ids.count == 1)
      for (plural, filter) in [("activities", "type:call"), ("tasks", ""), ("sales", "")] {
        let before = try errand.json("history", "--limit", "1").ids
        screen.type("u")
        #expect(try screen.wait { try errand.json("history", "--limit", "1").ids != before })
        #expect(try errand.json(plural, "list", filter).ids.isEmpty, "\(plural)")
      }
    }

    @Test("a sale and a task of nobody are edited and deleted in their own lists")
    func salesAndTasks() throws {
      let (errand, screen) = try begun()
      try errand.done("sales", "add", "--customer", "1", "--amount", "700")
      try screen.type("5", until: "700")
      try screen.type("e", until: "Edit sale")
      try screen.type(Screen.clear + "900" + Screen.save, until: "Saved")
      #expect(try errand.json("sales", "show", "1")["amount"] == "900.00")
      try screen.type("x", until: "Deleted")
      #expect(errand.run("sales", "show", "1").status == 1)
      try screen.type("u", until: "Undone")
      #expect(errand.run("sales", "show", "1").status == 0)

      try screen.type("6", until: "Nothing to do here")
      try screen.type("n", until: "New task")
      try screen.type("order boxes" + Screen.save, until: "Added task 1")
      try screen.type("e", until: "Edit task")
      try screen.type(Screen.clear + "order bags" + Screen.save, until: "Saved")
      #expect(try errand.json("tasks", "show", "1")["title"] == "order bags")
      try screen.type("f", until: "Done: order bags")
      #expect(try errand.json("tasks", "show", "1")["completed"] == true)
      try screen.type("u", until: "Undone")
      #expect(try errand.json("tasks", "show", "1")["completed"] == false)
    }
  }
#endif

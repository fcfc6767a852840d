#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("What the office is made of, at the screen, the command line as witness", .serialized)
  struct OfficeScreenTests {
    private func begun() throws -> (Errand, Screen) {
      let errand = try Errand.withShop()
      try errand.done("customers", "add", "--name", "Ravi Kumar", "--phone", "98450 12345")
      let screen = try errand.screen()
      try #require(screen.shows("Leadline"))
      return (errand, screen)
    }

    @Test("a pipeline is added, renamed, deleted and brought back")
    func pipeline() throws {
      let (errand, screen) = try begun()
      func names() throws -> [JSON] {
        try errand.json("pipelines", "list").items.compactMap { $0["name"] }
      }
      try screen.type("9", until: "Asha's Sweets")
      try screen.walk(to: "another pipeline")
      try screen.type("\r", until: "New pipeline")
      try screen.type("Wholesale" + Screen.save, until: "Added the pipeline Wholesale")
      #expect(try names() == ["Sales", "Wholesale"])
      try screen.type("g", until: "Asha's Sweets")
      try screen.walk(to: "Wholesale")
      try screen.type("e", until: "Rename the pipeline")
      try screen.type(Screen.clear + "Export" + Screen.save, until: "It is called Export now")
      #expect(try names() == ["Sales", "Export"])
      try screen.type("x", until: "Deleted “Export”")
      #expect(try names() == ["Sales"])
      try screen.type("u", until: "Undone")
      #expect(try names() == ["Sales", "Export"])
      #expect(screen.shows("Pipeline Export"))
    }

    @Test("a stage is added, edited, moved up, deleted and brought back")
    func stage() throws {
      let (errand, screen) = try begun()
      func stages() throws -> [JSON] {
        try errand.json("stages", "list").items.compactMap { $0["name"] }
      }
      let before = try stages()
      try screen.type("9", until: "Asha's Sweets")
      try screen.walk(to: "Negotiation")
      try screen.type("n", until: "New stage · Sales")
      try screen.type("Sample" + Screen.save, until: "Added the stage Sample")
      #expect(try stages().count == before.count + 1)
      try screen.walk(to: "Sample")
      try screen.type("e", until: "Edit stage")
      try screen.type(
        Screen.clear + "Tasting\t" + Screen.clear + "80" + Screen.save,
        until: "Saved the stage Tasting")
      #expect(screen.shows("Tasting · 80 %"))
      #expect(try stages()[5] == "Tasting")
      try screen.type("K", untilFile: { try stages()[4] == "Tasting" })
      #expect(screen.wait { screen.row(screen.cursor[1]).contains("Stage 5") })
      try screen.type("x", until: "Deleted “Tasting”")
      #expect(try stages() == before)
      try screen.type("u", until: "Undone")
      #expect(try stages()[4] == "Tasting")
      #expect(screen.shows("Tasting · 80 %"))
    }

    @Test("a company is added, edited, deleted and brought back")
    func company() throws {
      let (errand, screen) = try begun()
      try screen.type(":", until: "Find anything")
      try screen.type("companies\r", until: "No company here")
      try screen.type("n", until: "New company")
      try screen.type("Mehta Steel" + Screen.save, until: "Added company 1")
      #expect(try errand.json("companies", "show", "1")["name"] == "Mehta Steel")
      try screen.type("e", until: "Edit company")
      try screen.type(Screen.clear + "Mehta Iron" + Screen.save, until: "Saved")
      #expect(try errand.json("companies", "show", "1")["name"] == "Mehta Iron")
      try screen.type("x", until: "Deleted “Mehta Iron”")
      #expect(errand.run("companies", "show", "1").status == 1)
      #expect(screen.shows("No company here"))
      try screen.type("u", until: "Undone")
      #expect(try errand.json("companies", "show", "1")["name"] == "Mehta Iron")
      try screen.type("", untilGone: "No company here")
    }

    @Test("a call is put on record, edited, deleted and brought back where all activity stands")
    func activity() throws {
      let (errand, screen) = try begun()
      try screen.type(":", until: "Find anything")
      try screen.type("activities\r", until: "Customer added")
      try screen.type("n", until: "Call, mail or meeting")
      // The customer by a few letters, then past kind and outcome to what it was about.
      try screen.type("rav", until: "98450")
      try screen.type("\r\t\t\tasked for boxes" + Screen.save, until: "Added activity 2")
      #expect(try errand.json("activities", "show", "2")["subject"] == "asked for boxes")
      try screen.type("e", until: "Edit activity")
      try screen.type(
        "\t\t" + Screen.clear + "asked for bags" + Screen.save, until: "Saved")
      #expect(try errand.json("activities", "show", "2")["subject"] == "asked for bags")
      #expect(screen.shows("asked for bags"))
      try screen.type("x", until: "Deleted")
      #expect(errand.run("activities", "show", "2").status == 1)
      try screen.type("u", until: "Undone")
      #expect(try errand.json("activities", "show", "2")["subject"] == "asked for bags")
      #expect(screen.shows("asked for bags"))
    }

    @Test("a user is added, renamed, switched off instead of deleted, and switched on again")
    func user() throws {
      let (errand, screen) = try begun()
      func ravi() throws -> JSON? {
        try errand.json("users", "list").items.first { $0["login"] == "ravi" }
      }
      try screen.type("T", until: "Who works here")
      try screen.type("n", until: "New user")
      try screen.type("ravi" + Screen.save, until: "Added ravi")
      #expect(try ravi()?["active"] == true)
      try screen.type("e", until: "Edit user")
      try screen.type("\t" + Screen.clear + "Ravi Menon" + Screen.save, until: "Saved ravi")
      #expect(try ravi()?["name"] == "Ravi Menon")
      // The history names everybody: nobody is deleted.
      try screen.type("x", until: "Users stay")
      #expect(try ravi() != nil)
      try screen.type("o", until: "is switched off")
      #expect(try ravi()?["active"] == false)
      try screen.type("u", until: "Undone")
      #expect(try ravi()?["active"] == true)
      #expect(screen.shows("Ravi Menon"))
    }

    @Test("a view is saved, edited, deleted, brought back and shown")
    func view() throws {
      let (errand, screen) = try begun()
      func views() throws -> [JSON] {
        try errand.json("views", "list").items.compactMap { $0["name"] }
      }
      try screen.type("4", until: "Ravi Kumar")
      try screen.type("/kumar\r", until: "kumar")
      try screen.type("V", until: "Save this view")
      try screen.type(Screen.clear + "Kumars" + Screen.save, until: "Kept as “Kumars”")
      #expect(try views() == ["Kumars"])
      try screen.type("9", until: "Asha's Sweets")
      try screen.walk(to: "Kumars")
      try screen.type("e", until: "Edit view")
      try screen.type(Screen.clear + "The Kumars" + Screen.save, until: "Saved “The Kumars”")
      #expect(try views() == ["The Kumars"])
      try screen.type("x", until: "Deleted “The Kumars”")
      #expect(try views().isEmpty)
      try screen.type("u", until: "Undone")
      #expect(try views() == ["The Kumars"])
      try screen.type("g", until: "Asha's Sweets")
      try screen.walk(to: "The Kumars")
      try screen.type("\r", until: "Ravi Kumar")
      #expect(screen.text.contains("The Kumars"))
    }
  }
#endif

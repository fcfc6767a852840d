import CRM
import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

@Suite("The file")
struct FileTests {
  @Test("a new file has a business, an owner and the usual pipeline")
  func initialise() throws {
    let errand = Errand()
    let made = try errand.json(
      "init", "--name", "Asha's Sweets", "--zone", "Asia/Kolkata", "--currency", "INR", "--region",
      "IN", "--login", "asha", "--owner", "Asha Rao")
    #expect(made["file"] == .string(errand.file))
    #expect(
      made["business"] == [
        "name": "Asha's Sweets", "zone": "Asia/Kolkata", "currency": "INR", "region": "IN",
      ])
    #expect(made["owner"]?["login"] == "asha")
    #expect(made["owner"]?["role"] == "owner")
    #expect(try errand.json("pipelines", "list").items.map { $0["name"] } == ["Sales"])
    #expect(try errand.json("users", "list").items.map { $0["login"] } == ["asha"])
  }

  @Test("the machine tells what is not said")
  func defaults() throws {
    let errand = Errand()
    let made = errand.run(
      ["init", "--login", "asha", "--json"],
      variables: ["TZ": "Europe/Berlin", "LANG": "de_DE.UTF-8"])
    #expect(
      try made.json()["business"] == [
        "name": "My business", "zone": "Europe/Berlin", "currency": "EUR", "region": "DE",
      ])
  }

  @Test("where the machine tells nothing, it is a business in India")
  func bareMachine() throws {
    let made = Errand().run(["init", "--login", "asha", "--json"], variables: ["LANG": "C.UTF-8"])
    #expect(try made.json()["business"]?["region"] == "IN")
    #expect(try made.json()["business"]?["currency"] == "INR")
  }

  @Test("the data folder is made for its owner alone")
  func dataFolder() throws {
    let errand = Errand()
    let home = errand.folder.path + "/data"
    let made = errand.run(
      ["init", "--login", "asha"], variables: ["LEADLINE_DB": "", "XDG_DATA_HOME": home])
    #expect(made.status == 0, "\(made.complaint)")
    for (path, mode) in [("/leadline", 0o700), ("/leadline/leadline.db", 0o600)] {
      var status = stat()
      #expect(stat(home + path, &status) == 0)
      #expect(Int(status.st_mode & 0o777) == mode)
    }
  }

  @Test("--db is stronger than $LEADLINE_DB")
  func chosenFile() throws {
    let errand = try Errand.withShop()
    let other = errand.folder.file("other.db")
    try errand.done("--db", other, "init", "--name", "Other", "--login", "ravi")
    #expect(try errand.json("settings", "show", "--db=\(other)")["name"] == "Other")
    #expect(try errand.json("settings", "show")["name"] == "Asha's Sweets")
  }

  @Test("a file that is there is never made again, nor harmed")
  func initialiseTwice() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    let again = errand.run("init", "--login", "asha")
    #expect(again.status == 3)
    #expect(again.complaint.contains("there is already a file at"))
    #expect(try errand.json("customers", "list").ids == [1])
  }

  @Test("a file that could not be made leaves nothing behind")
  func halfMade() throws {
    let errand = Errand()
    let refused = errand.run("init", "--login", "Not A Login")
    #expect(refused.status == 2)
    #expect(errand.folder.names.filter { !$0.hasPrefix("out-") } == [])
  }

  @Test("a missing, a foreign, a damaged and a newer file are told apart")
  func wrongFiles() throws {
    let errand = Errand()
    #expect(errand.run("leads", "list").complaint.contains("make one with “leadline init”"))

    let text = errand.folder.file("letter.txt")
    try String(repeating: "Dear Asha, ", count: 100).write(
      toFile: text, atomically: true, encoding: .utf8)
    let letter = errand.run("leads", "list", "--db", text)
    #expect(letter.status == 3)
    #expect(letter.complaint.contains("is not a Leadline file; it was left as it is"))

    let foreign = errand.folder.file("foreign.db")
    try SQLiteConnection(path: foreign, opening: .new).run(script: "CREATE TABLE song (id INTEGER)")
    let other = errand.run("leads", "list", "--db", foreign)
    #expect(other.status == 3)
    #expect(other.complaint.contains("belongs to another program"))

    try errand.done("init", "--login", "asha")
    try SQLiteConnection(path: errand.file).setSchemaVersion(99)
    let newer = errand.run("leads", "list", "--json")
    #expect(newer.status == 3)
    #expect(try JSON(parsing: newer.complaint)["error"]?["code"] == "newer_file")
  }

  @Test("a file of an older program is copied before it is changed")
  func snapshot() throws {
    let errand = Errand()
    try errand.makeOldFile()
    // As a program leaves it that was killed while it copied.
    let left = "\(errand.file).before-v\(Schema.migrator.newestVersion).part-77"
    try Data("half".utf8).write(to: URL(fileURLWithPath: left))
    #expect(try errand.json("settings", "show")["name"] == "Old")
    #expect(!FileManager.default.fileExists(atPath: left))
    let copy = "\(errand.file).before-v\(Schema.migrator.newestVersion)"
    #expect(try SQLiteConnection(path: copy, opening: .snapshot).schemaVersion() == 1)
  }

  @Test("a backup is whole, and never takes another file's place")
  func backup() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    let copy = errand.folder.file("copy.db")
    #expect(try errand.json("backup", copy)["ok"] == true)
    try errand.done("customers", "add", "--name", "Meera")
    #expect(try errand.json("customers", "list", "--db", copy).ids == [1])
    let again = errand.run("backup", copy)
    #expect(again.status == 3)
    #expect(again.complaint.contains("choose another name"))
  }

  @Test("check says exactly what it found")
  func check() throws {
    let errand = try Errand.withShop()
    #expect(
      try errand.json("check") == [
        "ok": true, "integrity": "ok", "foreign_keys": 0, "chain": "ok", "events": 1,
        "problems": [],
      ])
  }

  @Test("a history changed from outside fails the check")
  func tampered() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    try SQLiteConnection(path: errand.file).run(
      script: "UPDATE event SET verb = 'edit' WHERE id = 2")
    let outcome = errand.run("check", "--json")
    #expect(outcome.status == 3)
    #expect(try outcome.json()["ok"] == false)
    #expect(try outcome.json()["chain"] == "broken at event 2")
  }

  @Test("a demonstration fills a file, once")
  func demo() throws {
    let errand = Errand()
    let counts = ["--customers", "20", "--leads", "30", "--sales", "10", "--tasks", "8"]
    let filled = errand.run(["demo", "--json"] + counts)
    #expect(
      try filled.json() == ["customers": 20, "leads": 30, "sales": 10, "tasks": 8],
      "\(filled.complaint)")
    #expect(try errand.json("leads", "list", "--limit", "100").ids.count == 30)
    #expect(try errand.json("check")["ok"] == true)
    #expect(errand.run("demo").status != 0)
  }

  @Test("the settings are shown and changed")
  func settings() throws {
    let errand = try Errand.withShop()
    try errand.done("settings", "edit", "--name", "Rao & Daughters", "--zone", "UTC")
    let settings = try errand.json("settings", "show")
    #expect(settings["name"] == "Rao & Daughters")
    #expect(settings["zone"] == "UTC")
    #expect(settings["currency"] == "INR")
    try errand.done("undo")
    #expect(try errand.json("settings", "show")["name"] == "Asha's Sweets")
  }
}

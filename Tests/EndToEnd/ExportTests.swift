import CRM
import Foundation
import Support
import Tabular
import Testing

@Suite("Exports")
struct ExportTests {
  private let names = ["=1+1", "+Plus", "-Minus", "@At", "'=quoted", "Plain, \"Name\"", "अशोक"]

  private func errand() throws -> Errand {
    let errand = try Errand.withShop()
    for name in names { try errand.done("customers", "add", "--name=\(name)") }
    return errand
  }

  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = CSVReader(bytes.makeIterator())
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("a spreadsheet can run nothing of an export, and a reader gets the exact text back")
  func csv() throws {
    let outcome = try errand().done("export", "customers", "--format", "csv")
    #expect(outcome.complaint.hasPrefix("5 cells began like a formula"))
    #expect(!outcome.text.contains(",=") && !outcome.text.contains(",@"))
    let rows = try rows(outcome.bytes)
    let column = try #require(rows.first?.firstIndex(of: "name"))
    #expect(rows.dropFirst().map { $0[column] } == names)
    #expect(Set(rows.map(\.count)).count == 1)
  }

  @Test("the columns are the fields of the JSON")
  func columns() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera", "--value", "500")
    for noun in ["customers", "companies", "leads", "sales", "tasks", "activities"] {
      let header = try rows(errand.done("export", noun).bytes).first
      #expect(header?.first == "id")
      let document = try JSON(parsing: errand.done("export", noun, "--format=json").text)
      if let record = document[0] { #expect(record.names == header) }
    }
  }

  @Test("an export takes a filter and writes a new file of its own")
  func file() throws {
    let errand = try errand()
    let path = errand.folder.file("some.json")
    let told = try errand.json(
      "export", "customers", "plain", "--format", "json", "--output", path)
    #expect(told == ["file": .string(path), "rows": 1])
    let written = try JSON(parsing: String(contentsOfFile: path, encoding: .utf8))
    #expect(written[0]?["name"] == "Plain, \"Name\"")
    #expect(written[1] == nil)
    let again = errand.run("export", "customers", "--output", path)
    #expect(again.status == 3)
    #expect(again.complaint.contains("there is already a file"))
    #expect(errand.folder.names.allSatisfy { !$0.contains(".part-") })
  }

  @Test("an export that is refused leaves no file behind")
  func refused() throws {
    let errand = try errand()
    let path = errand.folder.file("none.csv")
    #expect(errand.run("export", "customers", "colour:red", "--output", path).status == 2)
    #expect(errand.folder.names.allSatisfy { !$0.hasPrefix("none.csv") })
  }

  @Test("more than a page is exported whole")
  func many() throws {
    let errand = Errand()
    let filled = errand.run(
      "demo", "--customers", "1500", "--leads", "0", "--sales", "0", "--tasks", "0")
    try #require(filled.status == 0, "\(filled.complaint)")
    let ids = try rows(errand.done("export", "customers").bytes).dropFirst().map { $0[0] }
    #expect(ids == (1...1500).map(String.init))
  }

  @Test("a file of leads is brought in, and what is refused is written down to be put right")
  func importing() throws {
    let errand = try Errand.withShop()
    let path = errand.folder.file("leads.csv")
    let text =
      "\u{FEFF}Contact Name;Whatsapp;Budget;Colour\r\nMeera;9845055555;1.2 lakh;red\r\n\r\nRavi;12;5;blue\r\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let dry = errand.run("import", "leads", path, "--dry-run")
    #expect(dry.status == 1 && dry.text.hasPrefix("would add 1 leads\n"))
    #expect(try errand.json("leads", "list").ids == [])
    let outcome = errand.run("import", "leads", path, "--map", "Colour=note", "--json")
    #expect(outcome.status == 1)
    let answer = try outcome.json()
    #expect(answer["added"] == 1 && answer["left_out"] == [])
    #expect(answer["refused"]?[0]?["line"] == 4)
    let lead = try #require(errand.json("leads", "list").items.first)
    #expect(lead["value"] == "120000.00" && lead["note"] == "red")
    let refused = try String(contentsOfFile: path + ".refused.csv", encoding: .utf8)
    #expect(
      refused.hasPrefix("Contact Name,Whatsapp,Budget,Colour,refused because\r\nRavi,12,5,blue,"))
    #expect(errand.run("import", "sales", path).status == 2)
    #expect(errand.run("import", "leads", path + "x").status == 3)
  }
}

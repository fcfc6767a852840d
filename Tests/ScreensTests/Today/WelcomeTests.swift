import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("A file with nothing in it")
struct WelcomeTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("it offers a beginning; a file with a customer does not")
  func offers() throws {
    var booth = try Booth(shop)
    #expect(booth.text.contains("Welcome to Leadline"))
    try booth.press("n")
    #expect((booth.app.top as? FormScreen)?.title == "New customer")
    try booth.press("Sunita")
    try booth.press(.control("s"))
    #expect(!booth.text.contains("Welcome to Leadline"))
  }

  @Test("a caller who owns nothing yet gets their empty day, no welcome")
  func caller() throws {
    #expect(try Booth(shop, as: shop.ravi).text.contains("Nothing waits for you."))
  }

  @Test("d fills it, and tells how far that is")
  func demonstration() throws {
    var booth = try Booth(shop)
    try booth.press("d")
    #expect(booth.toast.hasPrefix("Made 200 customers"))
    #expect(booth.app.stack.count == 1)
    #expect(booth.progress.count > 20)
    #expect(booth.progress == booth.progress.sorted())
    #expect(booth.today?.groups.contains { !$0.rows.isEmpty } == true)
  }

  @Test("only the owner can have the demonstration made")
  func manager() throws {
    var booth = try Booth(shop, as: shop.meera)
    try booth.press("d")
    #expect(booth.toast.contains("manager"))
    #expect(try shop.crm.customers.count(nil, by: shop.asha) == 0)
  }

  @Test("i brings in a file; the refused rows are told with their lines")
  func file() throws {
    let desk = FileDesk { path in
      #expect(path == "people.csv")
      return (
        ["Name", "E-Mail", "Shoe size"],
        [
          ImportRow(line: 2, cells: ["Sunita Rao", "sunita@example.com", "38"]),
          ImportRow(line: 3, cells: ["Kabir Khan", "no address", "42"]),
          ImportRow(line: 4, cells: ["Leela Das", "", ""]),
        ]
      )
    } keepRefused: { outcome, headings, path in
      #expect(headings.count == 3)
      return outcome.refused.isEmpty ? nil : path + ".refused.csv"
    }
    var booth = try Booth(shop, files: desk)
    try booth.press("i")
    try booth.press("people.csv")
    try booth.press(.control("s"))
    let report = try #require(booth.app.top as? ReportScreen)
    #expect(report.title == "Added 2 customers, refused 1")
    #expect(report.lines.map(\.head) == ["Left out", "Refused", "Line 3"])
    #expect(report.lines[1].text.contains("people.csv.refused.csv"))
    try booth.press(.escape)
    #expect(!booth.text.contains("Welcome to Leadline"))
  }

  @Test("a file that can't be read is told under its name, and the form stays")
  func unreadable() throws {
    struct Missing: Error, CustomStringConvertible { let description = "there is no such file" }
    let desk = FileDesk { _ in
      throw Missing()
    } keepRefused: { _, _, _ in
      nil
    }
    var booth = try Booth(shop, files: desk)
    try booth.press("i")
    try booth.press("people.csv")
    try booth.press(.control("s"))
    #expect((booth.app.top as? FormScreen)?.form["file"]?.error == "there is no such file")
  }
}

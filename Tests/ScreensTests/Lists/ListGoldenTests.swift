import CRM
import Support
import Testing

@Suite("How lists look")
struct ListGoldenTests {
  let visit: Visit

  init() throws { visit = Visit(try Shop.withHardText()) }

  @Test(
    "each section's list, with a record beside it where there is room",
    arguments: [
      ("2", "leads"), ("4", "customers"), ("5", "sales"), ("6", "tasks"),
    ])
  func section(_ key: String, _ name: String) throws {
    try visit.press(key)
    try Golden.check(name, visit)
  }

  @Test("marked rows, and how many they are")
  func marked() throws {
    try visit.press("2", "space", "j", "space")
    try Golden.check("leads-marked", visit)
  }

  @Test("a filter while it is typed, with what could stand at the caret")
  func prompt() throws {
    try visit.press("2", "/")
    visit.type("source:web st")
    try Golden.check("leads-filter", visit)
  }

  @Test("a filter that can't be read, and where it is wrong")
  func wrong() throws {
    try visit.press("2", "/")
    visit.type("ravi stagee:new")
    try Golden.check("leads-filter-wrong", visit)
  }

  @Test("a list that holds nothing says how to begin")
  func empty() throws {
    try visit.press("2", "/")
    visit.type("nobodyhere")
    try visit.press("enter")
    try Golden.check("leads-empty", visit)
  }

  @Test("a cell edited in its row, with the words that fit")
  func cell() throws {
    try visit.press("2", "j", "i", "tab")
    try Golden.check("leads-cell", visit)
  }

  @Test(
    "the pickers of views, order and columns",
    arguments: [
      ("v", "views"), ("o", "order"), ("C", "columns"), ("s", "stage"),
    ])
  func picker(_ key: String, _ name: String) throws {
    try visit.press("2", key)
    try Golden.check("leads-\(name)", visit)
  }

  @Test("a file with nothing in it")
  func bare() throws {
    let visit = Visit(try Shop())
    try visit.press("4")
    try Golden.check("customers-empty", visit)
  }
}

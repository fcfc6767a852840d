import CRM
import Support
import Testing

@Suite("How records look")
struct RecordGoldenTests {
  let visit: Visit

  init() throws { visit = Visit(try Shop.withHardText()) }

  @Test(
    "a record on its page",
    arguments: [
      ("4", "customer"), ("2", "lead"), ("5", "sale"), ("6", "task"),
    ])
  func page(_ section: String, _ name: String) throws {
    try visit.press(section, "j", "enter")
    try Golden.check(name, visit)
  }

  @Test("a customer's time line")
  func timeLine() throws {
    try visit.press("4", "enter", "tab", "j")
    try Golden.check("customer-time-line", visit)
  }

  @Test("who changed what")
  func history() throws {
    try visit.press("2", ">", "i", "tab")
    visit.type("warm")
    try visit.press("enter", "H")
    try Golden.check("history", visit)
  }
}

import CRM
import Support
import Testing

@Suite("How the palette and the help look")
struct PaletteGoldenTests {
  let visit: Visit

  init() throws { visit = Visit(try Shop.withHardText()) }

  @Test("the palette, as it opens")
  func palette() throws {
    try visit.press("2", ":")
    try Golden.check("palette", visit)
  }

  @Test("a few letters find actions and records")
  func searching() throws {
    try visit.press("2", ":")
    visit.type("लक्ष्मी")
    try Golden.check("palette-record", visit)
  }

  @Test("the help of a page")
  func help() throws {
    try visit.press("4", "?")
    try Golden.check("help", visit)
  }

  @Test("what a viewer can't do is shown with the reason")
  func viewer() throws {
    let visit = Visit(try Shop.withHardText(), as: "vik")
    try visit.press("4", "?")
    visit.type("delete")
    try Golden.check("help-refused", visit)
  }

  @Test("words at the foot: done, refused, noted")
  func toasts() throws {
    try visit.press("4", "y")
    try Golden.check("toast-done", visit)
    try visit.press("2", "s")
    visit.type("negotiation")
    try visit.press("enter")
    try Golden.check("toast-refused", visit)
    try visit.press("<")
    try Golden.check("toast-note", visit)
  }
}

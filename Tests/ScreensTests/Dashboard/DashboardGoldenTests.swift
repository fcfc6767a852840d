import CRM
import Support
import Testing

@Suite("How the figures look")
struct DashboardGoldenTests {
  @Test("figures at a glance, over a day's work and over an empty file")
  func dashboard() throws {
    let visit = Visit(try Shop.withHardText())
    try visit.press("8")
    try Golden.check("dashboard", visit)
    try visit.press("j", "tab")
    try Golden.check("dashboard-part", visit)
    let empty = Visit(try Shop())
    try empty.press("8")
    try Golden.check("dashboard-empty", empty)
  }
}

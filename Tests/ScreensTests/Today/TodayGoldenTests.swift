import CRM
import Support
import Testing

@Suite("How the day looks")
struct TodayGoldenTests {
  @Test("what needs somebody now")
  func today() throws {
    let visit = Visit(try Shop.withHardText())
    try Golden.check("today", visit)
    try visit.press("j", "j", "j")
    try Golden.check("today-row", visit)
  }

  @Test("a file with nothing in it says how to begin")
  func welcome() throws {
    try Golden.check("welcome", Visit(try Shop()))
  }
}

import CRM
import Support
import Testing

@Suite("How the callers and the settings look")
struct SettingsGoldenTests {
  @Test("each section's page", arguments: [("7", "callers"), ("9", "settings")])
  func section(_ key: String, _ name: String) throws {
    let visit = Visit(try Shop.withHardText())
    try visit.press(key)
    try Golden.check(name, visit)
  }
}

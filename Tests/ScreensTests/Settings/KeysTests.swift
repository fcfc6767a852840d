import Support
import Terminal
import Testing

@testable import Screens

@Suite("Keys of one's own")
struct KeysTests {
  @Test("a new key takes the place of the one that is shown; the others stay")
  func giving() throws {
    let settings = try ScreenSettings().giving(.character("m"), to: .nextStage)
    #expect(settings.keys(of: .nextStage) == [.character("m"), .shiftRight])
    let again = try settings.giving(.shiftRight, to: .nextStage)
    #expect(again.keys(of: .nextStage) == [.shiftRight, .character("m")])
  }

  @Test(
    "a key that another action has in the same place is refused, wherever it is its own or usual")
  func clash() throws {
    #expect(throws: KeyRefusal.taken(.character("w"), by: .win)) {
      try ScreenSettings().giving(.character("w"), to: .lose)
    }
    let settings = try ScreenSettings().giving(.character("m"), to: .win)
    #expect(throws: KeyRefusal.taken(.character("m"), by: .win)) {
      try settings.giving(.character("m"), to: .lose)
    }
    // What was freed can be given to another, and then the first can't have it back.
    let other = try settings.giving(.character("w"), to: .lose)
    #expect(throws: KeyRefusal.taken(.character("w"), by: .lose)) { try other.resetting(.win) }
    // In another place the same key means something else.
    #expect(
      try ScreenSettings().giving(.character("w"), to: .finish).keys(of: .finish)[0]
        == .character("w"))
  }

  @Test("letters stay text while something is written")
  func text() {
    #expect(throws: KeyRefusal.isText(.character("s"))) {
      try ScreenSettings().giving(.character("s"), to: .save)
    }
  }

  @Test("what went back to the usual keys is not kept as set")
  func resetting() throws {
    let settings = try ScreenSettings().giving(.character("m"), to: .win).resetting(.win)
    #expect(settings.keys.isEmpty)
  }

  @Test("what is kept leaves the comments of the file and the order of its lines alone")
  func comments() throws {
    let old = """
      # my keys

      lead.move=m,f3
      theme = bright
      # no more wins by mistake
      lead.win =
      lead.lose = f7
      """
    var settings = try ScreenSettings(parsing: old)
    #expect(settings.text(replacing: old) == old + "\n")
    settings.theme = .mono
    settings.keys["lead.lose"] = nil
    settings.keys["undo"] = [.function(9), .character("z")]
    let new = settings.text(replacing: old)
    #expect(
      new == """
        # my keys

        lead.move=m,f3
        theme = mono
        # no more wins by mistake
        lead.win =
        undo = f9, z

        """)
    #expect(try ScreenSettings(parsing: new).keys == settings.keys)
    #expect(try ScreenSettings(parsing: settings.text).keys == settings.keys)
  }

  @Test("a key that is pressed for an action holds at once, is kept, and r takes it back")
  func pressing() throws {
    let kept = Kept()
    let visit = Visit(try Shop(), keep: { kept.settings.append($0) })
    try visit.press(":")
    visit.type("keys")
    try visit.press("enter")
    for _ in 0..<20 where !visit.selected.contains("Companies") { try visit.press("j") }
    try visit.press("enter", "f5")
    #expect(visit.selected.contains("f5"))
    #expect(kept.settings.last?.keys == [Deed.goCompanies.rawValue: [.function(5)]])
    try visit.press("f5")
    #expect(visit.shows("All companies"))
    try visit.press("9", "r")
    #expect(kept.settings.last?.keys.isEmpty == true)
    try visit.press("1", "f5")
    #expect(!visit.shows("All companies"))
  }

  @Test("a clash is told, and one can press another key or leave")
  func clashOnScreen() throws {
    let kept = Kept()
    let visit = Visit(try Shop(), keep: { kept.settings.append($0) })
    try visit.press(":")
    visit.type("keys")
    try visit.press("enter", "enter", "u")
    #expect(visit.shows("is the key of “Undo” there"))
    try visit.press("esc")
    #expect(kept.settings.isEmpty)
    #expect(visit.shows("Settings"))
  }

  @Test("a theme is worn at once and kept")
  func theme() throws {
    let kept = Kept()
    let visit = Visit(try Shop(), keep: { kept.settings.append($0) })
    try visit.press(":")
    visit.type("theme")
    try visit.press("enter")
    visit.type("mono")
    try visit.press("enter")
    #expect(visit.paper.themes.last == .mono)
    #expect(kept.settings.last?.theme == .mono)
  }

  /// Somebody's file of keys, in memory.
  private final class Kept {
    var settings: [ScreenSettings] = []
  }
}

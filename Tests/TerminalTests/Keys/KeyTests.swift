import Testing

@testable import Terminal

@Suite("Names of keys")
struct KeyTests {
  static let keys: [Key] =
    [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .shiftUp, .shiftDown, .shiftLeft, .shiftRight, .space,
      .character("a"), .character("U"), .character("?"), .character("é"), .character("-"),
      .character("王"), .control("p"), .alt("b"), .alt("-"), .alt(" "),
    ] + (1...12).map { .function($0) }

  @Test("every key has a name that leads back to it", arguments: keys)
  func roundTrip(key: Key) {
    #expect(!key.description.isEmpty)
    #expect(Key(key.description) == key)
  }

  @Test("no two keys share a name")
  func distinct() {
    #expect(Set(Self.keys.map(\.description)).count == Self.keys.count)
  }

  @Test(
    "what is no key is refused",
    arguments: [
      "", "f0", "f13", "f+1", "f01", "fx", "ctrl-", "ctrl-ab", "alt-", "Enter", "page", "ab",
    ])
  func refused(name: String) {
    #expect(Key(name) == nil)
  }
}

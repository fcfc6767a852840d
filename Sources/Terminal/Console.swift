/// A terminal as the loop sees it: keys come in, a grid goes out. The real one is ncurses; in tests
/// it is a sheet of paper.
package protocol Console: AnyObject {
  var size: Size { get }
  var traits: ConsoleTraits { get }
  /// What to wait on besides the rest of the world: readable when `read` has something.
  var descriptors: [Int32] { get }

  /// Everything that is pending, without waiting.
  func read() -> [Happening]
  /// Shows a grid: sends what differs from the one before.
  func paint(_ grid: Grid)
  func wear(_ theme: Theme)

  func ring()
  func title(_ text: String)
  /// Puts a text on the clipboard of whoever sits there.
  func copy(_ text: String)
  /// A note on the desktop, where the terminal can show one.
  func notify(_ title: String, _ text: String)
  func capturesMouse(_ does: Bool)

  /// Stops the program, as Ctrl-Z does; comes back when it is continued.
  func suspend()
  /// Gives the terminal to another program for a while.
  func lend(to body: () throws -> Void) rethrows
  /// Leaves the terminal as it was found. Nothing may be painted after.
  func close()
}

/// What a terminal can do.
package struct ConsoleTraits: Hashable, Sendable {
  /// Whether it shows more than ASCII.
  package var isUnicode = true
  package var isColoured = true

  package init(isUnicode: Bool = true, isColoured: Bool = true) {
    self.isUnicode = isUnicode
    self.isColoured = isColoured
  }
}

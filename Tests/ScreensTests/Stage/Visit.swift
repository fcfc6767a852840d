import CRM
import SQLiteStorage
import Support
import Terminal
import Testing

@testable import Screens

/// Somebody sits in front of the program: the real loop over the real clerk and the shop's real file,
/// on paper. The clock stands until a test moves the shop's.
final class Visit {
  let shop: Shop
  let paper: Paper
  let loop: Loop
  private let clerk: Clerk
  private var hasLeft = false

  /// A key that no keyboard has.
  private struct NoKey: Error { let name: String }

  /// `patience` is how long a writer waits for its turn, `typing` what was typed before the file was
  /// open; `edit` is what $EDITOR does, `keep` what
  /// becomes of the user's own settings.
  init(
    _ shop: Shop, as login: String = "asha", width: Int = 80, height: Int = 24,
    settings: ScreenSettings = ScreenSettings(), patience: Int32 = 10_000,
    typing keys: [Key] = [], edit: @escaping (String) -> String? = { _ in nil },
    keep: @escaping (ScreenSettings) throws -> Void = { _ in }
  ) {
    self.shop = shop
    paper = Paper(Size(width: width, height: height))
    let door = shop.door(patience: patience)
    clerk = Clerk { _, _ in
      let office = try door()
      return Seat(office, as: try office.members.actor(login: login))
    }
    let watch = ChangeWatch(database: shop.connection.path)
    loop = Loop(
      App(size: paper.size, settings: settings), on: paper, clerk: clerk,
      bell: watch.map { watch in
        Loop.Bell(descriptor: watch.descriptor) { watch.rang() }
      }, clock: shop.clock, edit: edit, keep: keep)
    for key in keys { paper.feed(.key(key)) }
    settle()
  }

  deinit { leave() }

  /// Goes away; what was asked for is done then.
  func leave() {
    if !hasLeft { clerk.close() }
    hasLeft = true
  }

  /// Runs the program as it runs, until somebody leaves it.
  func run() {
    loop.run()
    hasLeft = true
  }

  // MARK: What somebody does

  /// Presses keys by their names, one after the other, and sees what comes of each.
  func press(_ keys: String...) throws {
    for key in keys {
      try feed(key)
      settle()
    }
  }

  /// Keys that come faster than the program looks.
  func feed(_ keys: String...) throws {
    for name in keys {
      guard let key = Key(name) else { throw NoKey(name: name) }
      paper.feed(.key(key))
    }
  }

  func type(_ text: String) {
    for character in text { paper.feed(.key(.character(character))) }
    settle()
  }

  /// Makes a field empty, and types something else.
  func retype(_ text: String) throws {
    try press("ctrl-e", "ctrl-u")
    type(text)
  }

  func click(_ x: Int, _ y: Int) {
    paper.feed(.click(Point(x, y)))
    settle()
  }

  func paste(_ text: String) {
    paper.feed(.paste(text))
    settle()
  }

  func resize(_ width: Int, _ height: Int) {
    paper.feed(.resize(Size(width: width, height: height)))
    settle()
  }

  /// Turns the loop until everything that came in is shown.
  func settle(_ place: SourceLocation = #_sourceLocation) {
    let deadline = ContinuousClock.now.advanced(by: .seconds(60))
    while !loop.isIdle {
      if ContinuousClock.now > deadline {
        Issue.record("the program does not come to rest:\n\(text)", sourceLocation: place)
        return
      }
      loop.turn(waitingAtMost: 5)
    }
  }

  // MARK: What somebody sees

  var screen: [String] { paper.grid.rows }
  var text: String { screen.joined(separator: "\n") }

  /// The first row that says this.
  func row(containing words: String) -> String? { screen.first { $0.contains(words) } }

  func shows(_ words: String) -> Bool { row(containing: words) != nil }

  /// The row that the cursor is on.
  var selected: String {
    let y = paper.grid.cursor.y
    return screen.indices.contains(y) ? screen[y] : ""
  }

  /// How many rows below the top of the screen the words are.
  func line(of words: String) -> Int? { screen.firstIndex { $0.contains(words) } }

  /// What was said last at the foot, read on where it takes more than a row.
  var foot: String {
    screen.suffix(3).map { $0.split(separator: " ").joined(separator: " ") }
      .joined(separator: " ")
  }
}

import Glibc
import Terminal

/// A terminal in memory: what a test feeds comes in as keys, what is painted is kept.
final class Paper: Console {
  private(set) var size: Size
  let traits = ConsoleTraits()
  private(set) var grid: Grid
  /// How often something was painted.
  private(set) var paints = 0
  private(set) var titles: [String] = []
  private(set) var copies: [String] = []
  private(set) var themes: [Theme] = []
  private(set) var rings = 0
  private(set) var notes: [String] = []
  private(set) var suspensions = 0
  private(set) var loans = 0
  private(set) var capturesMouse = false
  private var pending: [Happening] = []
  private let ear: Int32
  private let mouth: Int32

  init(_ size: Size) {
    self.size = size
    grid = Grid(size)
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "a pipe can be had")
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (ear, mouth) = (ends[0], ends[1])
  }

  deinit {
    Glibc.close(ear)
    Glibc.close(mouth)
  }

  /// Something happens at the terminal; it is heard when the loop turns.
  func feed(_ happening: Happening) {
    if case .resize(let size) = happening { self.size = size }
    pending.append(happening)
    var byte: UInt8 = 1
    _ = write(mouth, &byte, 1)
  }

  var descriptors: [Int32] { [ear] }

  func read() -> [Happening] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while Glibc.read(ear, &bytes, bytes.count) > 0 {}
    defer { pending = [] }
    return pending
  }

  func paint(_ grid: Grid) {
    self.grid = grid
    paints += 1
  }

  func wear(_ theme: Theme) { themes.append(theme) }
  func ring() { rings += 1 }
  func title(_ text: String) { if titles.last != text { titles.append(text) } }
  func copy(_ text: String) { copies.append(text) }
  func notify(_ title: String, _ text: String) { notes.append("\(title): \(text)") }
  func capturesMouse(_ does: Bool) { capturesMouse = does }
  func suspend() { suspensions += 1 }
  func lend(to body: () throws -> Void) rethrows {
    loans += 1
    try body()
  }
  func close() {}
}

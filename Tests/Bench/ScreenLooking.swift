import Glibc
import Support

/// What the screens cost those who look: the start, a key, a search, the bytes on the line, memory.
struct ScreenLooking {
  let shop: Shop
  let program: String
  let home: String

  func run(_ table: inout Table) throws {
    table.section("\(shop.leads) leads on a terminal of 80×24, the release program")
    try start(&table)
    try move(&table)
    try search(&table)
    try memory(&table)
  }

  private func sit() throws -> Sitting { try Sitting(program, ["--db", shop.path], home: home) }

  /// A list and nothing behind it: the terminal's room alone.
  private func easel() throws -> Sitting? {
    let place = program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = place.joined(separator: "/") + "/easel"
    return access(path, X_OK) == 0 ? try Sitting(path, [], home: home) : nil
  }

  private func start(_ table: inout Table) throws {
    var bytes = 0
    var floors: [Double] = []
    let samples = try (0..<20).map { _ in
      if let easel = try easel() { floors.append(easel.start().time) }
      let painted = try sit().start()
      bytes = painted.count
      return painted.time
    }
    let floor = floors.isEmpty ? nil : Timing("empty screen", sorted: floors)
    table.add(Timing("start to full paint", sorted: samples), floor: floor, budget: "25 ms")
    table.add("bytes of the first frames", "\(bytes)")
  }

  private func move(_ table: inout Table) throws {
    let floor = try echo()
    let seat = try sit()
    _ = seat.start()
    _ = seat.press("2", quiet: 0.3)
    let steps = (0..<200).map { seat.press($0 % 30 < 15 ? "j" : "k") }
    table.add(timing("key to repaint: j, k", steps), floor: floor, budget: "1 ms, p99 8 ms")
    let sizes = steps.map(\.count).sorted()
    table.add("bytes to move the selection", "\(sizes[100])", budget: "200")
    table.add("  at most", "\(sizes[199])", budget: "200")
    let pages = (0..<100).map { _ in seat.press("\u{1B}[6~") }
    table.add(timing("page down", pages), floor: floor, budget: "1 ms, p99 8 ms")
    let rooms = (0..<60).map { seat.press($0 % 2 == 0 ? "4" : "2", quiet: 0.15) }
    table.add(timing("another room, its rows read anew", rooms), floor: floor)
    table.add("bytes while nothing happens, 3 s", "\(seat.idle(3))", budget: "0")
  }

  /// A program that answers each line with itself: the terminal line and two changes of process.
  private func echo() throws -> Timing {
    let cat = try Sitting("/bin/cat", [], home: home)
    return timing("cat", (0..<100).map { _ in cat.press("j\n") })
  }

  private func search(_ table: inout Table) throws {
    let seat = try sit()
    _ = seat.start()
    _ = seat.press("4", quiet: 0.3)
    _ = seat.press("/")
    var letters: [Sitting.Painted] = []
    for word in ["kumar", "meera", "asha k", "zoe", "98450", "7731", "ravi sharma", "gow", "des"] {
      for letter in word { letters.append(seat.press("\(letter)", quiet: 0.3)) }
      _ = seat.press("\u{15}", quiet: 0.3)
    }
    table.add(
      Timing("search as you type: a letter, its rows", sorted: letters.map(\.timeOfRows)),
      budget: "20 ms p99")
    table.add(timing("  until nothing more comes", letters))
  }

  private func memory(_ table: inout Table) throws {
    let seat = try sit()
    _ = seat.start()
    table.add("memory after the start", megabytes(seat.memory), budget: "30 MB")
    _ = seat.press("2", quiet: 0.2)
    for _ in 0..<50 { _ = seat.press("\u{1B}[6~") }
    _ = seat.press("4", quiet: 0.2)
    _ = seat.press("/")
    for letter in "ravi kumar" { _ = seat.press("\(letter)", quiet: 0.2) }
    table.add("  after 50 pages and a search", megabytes(seat.memory), budget: "30 MB")
  }

  private func timing(_ name: String, _ painted: [Sitting.Painted]) -> Timing {
    Timing(name, sorted: painted.filter { $0.count > 0 }.map(\.time))
  }

  private func megabytes(_ bytes: Int) -> String { fixed(Double(bytes) / 1_048_576, 1) + " MB" }
}

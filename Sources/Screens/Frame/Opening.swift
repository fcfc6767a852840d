import CRM
import Storage
import Terminal

/// What is shown while the file is being opened: mostly for a blink, but an older file is brought up to
/// date first, which takes long where it is big.
struct Opening: Sendable {
  private var progress: MigrationProgress?
  private var begun: Instant?
  private var now: Instant?

  mutating func take(_ progress: MigrationProgress) { self.progress = progress }

  /// Time went by; true if that shows.
  mutating func tick(_ now: Instant) -> Bool {
    guard progress != nil else { return false }
    let before = seconds
    begun = begun ?? now
    self.now = now
    return seconds != before
  }

  private var seconds: Int {
    guard let begun, let now else { return 0 }
    return Int(now.milliseconds(since: begun) / 1000)
  }

  func draw(into grid: inout Grid) {
    let room = grid.bounds.centred(Size(width: min(64, grid.size.width), height: 9))
    grid.write("Leadline", centredIn: room.row(0), .heading)
    guard let progress else { return }
    grid.write("Bringing the file up to date, a copy is kept beside it", centredIn: room.row(2))
    let step = "step \(progress.done + 1) of \(progress.count)"
    ProgressBar(done: progress.done, of: progress.count, text: step)
      .draw(into: &grid, room.row(4).inset(2))
    grid.write(words(of: progress.step), centredIn: room.row(5), .quiet)
    let wait = seconds > 0 ? "\(seconds) s so far" : "This is done once"
    grid.write(
      "\(wait); what you press meanwhile waits, Ctrl-C stops it", centredIn: room.row(7), .quiet)
  }

  private func words(of step: MigrationProgress.Step) -> String {
    switch step {
    case .copy: "Copying what there is"
    case .migration(let name): name
    }
  }
}

import CRM
import Glibc

/// A business to look at, in a new file or an empty one.
enum DemoCommand {
  private static let counts: [(name: String, path: any WritableKeyPath<DemoPlan, Int> & Sendable)] =
    [
      ("customers", \.customers), ("leads", \.leads), ("sales", \.sales), ("tasks", \.tasks),
    ]

  static let demo = Command(
    "demo", nil, "fills a new or empty file with a business to look at",
    options: counts.map { count in
      Option(
        count.name, .required("N"),
        "how many; \(DemoPlan()[keyPath: count.path]), or in step with more leads")
    } + [Option("seed", .required("N"), "which one; the same number tells the same story")],
    .alone(begin))

  static func begin(_ setting: Setting, _ words: Words) throws -> Answer {
    if access(setting.path, F_OK) != 0 { _ = try FileCommands.make(setting, words) }
    return try fill(Session(setting), words)
  }

  private static func fill(_ session: Session, _ words: Words) throws -> Answer {
    var plan = DemoPlan()
    let leads = try whole("leads", words).map { Int(clamping: $0) } ?? plan.leads
    for (name, path) in counts {
      if let number = try whole(name, words) {
        plan[keyPath: path] = Int(clamping: number)
      } else if leads > DemoPlan().leads {
        // More leads alone would all be the same few people's.
        plan[keyPath: path] = Int((Double(plan[keyPath: path]) * Double(leads) / 320).rounded())
      }
    }
    if let seed = try whole("seed", words) { plan.seed = seed }
    let bar = ProgressBar(Terminal(STDERR_FILENO))
    try DemoData.fill(session.office, plan, by: session.actor) { bar.show($0) }
    bar.clear()
    let made = counts.map { ($0.name, Int64(plan[keyPath: $0.path])) }
    return .said(
      "made " + made.map { "\($0.1) \($0.0)" }.joined(separator: ", "),
      .object(JSON.Object(made.map { ($0.0, .integer($0.1)) })))
  }

  private static func whole(_ name: String, _ words: Words) throws -> UInt64? {
    guard let text = words.value(name) else { return nil }
    guard let number = UInt64(text) else { throw UsageError("--\(name) is a whole number") }
    return number
  }
}

/// How far a long piece of work is, where somebody looks.
final class ProgressBar {
  private let terminal: Terminal
  private var shown = -1

  init(_ terminal: Terminal) { self.terminal = terminal }

  func show(_ share: Double) {
    let percent = Int((share * 100).rounded(.down))
    guard terminal.isTerminal, percent != shown else { return }
    shown = percent
    let room = max(10, min(60, (terminal.width ?? 80) - 10))
    let full = min(room, max(0, percent * room / 100))
    write(
      "\r[\(String(repeating: "#", count: full))\(String(repeating: " ", count: room - full))] \(percent) %"
    )
  }

  func clear() {
    if shown >= 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let output = Output(STDERR_FILENO)
    output.write(text)
    try? output.flush()
  }
}

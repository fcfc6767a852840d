import CRM
import Glibc
import SQLiteStorage
import Storage

/// The four operations of the paper "CRM for small businesses" (its Table 2), on a file of its size
/// (200 customers, 320 leads, 180 sales, 95 tasks), by the keystroke-level model of Card, Moran and
/// Newell: 0.28 s a key press (Shift and Ctrl are a press of their own), 1.35 s where something is
/// decided: where the operation begins, and where the screen offers a choice. A stricter count adds a
/// look at what was found before something is done to it; its figure stands beside. Words, amounts
/// and the save after them are typed in one go. What the program takes to answer is measured and
/// added; every script really reaches its end.
struct ScreenPaper {
  let program: String
  let folder: String

  private static let press = 0.28
  private static let thought = 1.35

  private enum Step {
    case think
    /// What was found is looked at: counted only where one counts strictly.
    case look
    /// Keys that are pressed one by one.
    case keys(String)
    /// One key together with Shift or Ctrl.
    case chord(String)
  }

  /// One operation as it is pressed, and what the command line says if it was done.
  private struct Script {
    let name: String
    let paper: String
    let budget: String
    let steps: [Step]
    let isDone: () -> Bool
  }

  private var path: String { "\(folder)/paper.db" }

  func run(_ table: inout Table) throws {
    _ = answer("demo")
    let office = try Workspace(SQLiteConnection(path: path))
    let me = try office.members.actor(login: nil)
    table.section(
      "The paper's operations by the keystroke-level model, beside the paper's own times")
    var seconds: [String: [Double]] = [:]
    var last: [Script] = []
    for lead in try people(office, me) {
      last = scripts(lead)
      for script in last { seconds[script.name, default: []].append(try time(script)) }
    }
    for script in last {
      let times = seconds[script.name] ?? []
      let mean = times.reduce(0, +) / Double(max(1, times.count))
      let looks = script.steps.count { if case .look = $0 { true } else { false } }
      let strict = mean + Double(looks) * Self.thought
      table.add(
        script.name, "\(fixed(mean, 2)) s, strictly \(fixed(strict, 2)) s", floor: script.paper,
        budget: script.budget)
    }
  }

  /// Five people with a new lead, whom the last four digits of their phone find.
  private func people(_ office: Workspace, _ me: Member) throws -> [Lead] {
    func first(_ filter: String) throws -> [Lead] {
      let sort = Leads.catalogue.sorts.first
      return try office.leads.page(Query(filter: filter, sort: sort, limit: 60), by: me).items
    }
    let found = try first("status:open stage:new").filter { lead in
      guard let phone = lead.phone else { return false }
      return try first("status:open \(phone.suffix(4))").map(\.id) == [lead.id]
    }
    guard found.count >= 5 else { fatalError("the demonstration has too few new leads") }
    return Array(found.prefix(5))
  }

  private func scripts(_ lead: Lead) -> [Script] {
    let digits = String(lead.phone?.suffix(4) ?? "")
    let amount = "\(2000 + lead.id.number)"
    let title = "call \(digits)"
    return [
      Script(
        name: "look up a customer", paper: "9 s", budget: "4 s",
        steps: [.think, .keys("4/\(digits)")],
        isDone: {
          answer("customers list \(digits) --json").contains("\"name\":\"\(lead.customerName)\"")
        }),
      Script(
        name: "change a lead's status", paper: "11 s", budget: "4 s",
        steps: [.think, .keys("2/\(digits)"), .look, .keys("\r"), .chord(">")],
        isDone: { answer("leads show \(lead.id) --json").contains("\"stage\":\"Contacted\"") }),
      Script(
        name: "record a sale", paper: "14 s", budget: "7 s",
        steps: [
          .think, .keys("4/\(digits)"), .look, .keys("\r"), .chord("$"), .keys(amount + "\r"),
        ],
        isDone: {
          let sales = answer("sales list --limit 1 --json")
          return sales.contains("\"amount\":\"\(amount).00\"")
            && sales.contains("\"customer_id\":\(lead.customer),")
        }),
      Script(
        name: "schedule a task", paper: "8 s", budget: "6 s",
        steps: [.think, .keys("6n\(title)\tfri\r")],
        isDone: {
          answer("tasks list --sort -created_at --limit 1 --json")
            .contains("\"title\":\"\(title)\"")
        }),
    ]
  }

  /// Presses it all as the only person in front of it, and makes sure that it was done.
  private func time(_ script: Script) throws -> Double {
    let seat = try Sitting(program, ["--db", path], home: folder)
    _ = seat.start()
    var total = 0.0
    for step in script.steps {
      switch step {
      case .think: total += Self.thought
      case .look: break
      case .keys(let keys):
        for key in keys { total += Self.press + seat.press("\(key)", quiet: 0.06).time }
      case .chord(let key): total += 2 * Self.press + seat.press(key, quiet: 0.06).time
      }
    }
    seat.leave()
    guard script.isDone() else { fatalError("“\(script.name)” did not reach its end") }
    return total
  }

  /// What the command line answers.
  private func answer(_ line: String) -> String {
    guard let pipe = popen("'\(program)' --db '\(path)' \(line)", "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while case let count = fread(buffer.baseAddress, 1, buffer.count, pipe), count > 0 {
        bytes += buffer[..<count]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

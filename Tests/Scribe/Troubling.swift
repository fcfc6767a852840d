import CRM
import Glibc
import Storage

/// Comes between those who receive: takes leads from one and gives them to another, or sends callers
/// away for a moment. Only who has no limit gets leads by hand.
struct Troubling {
  let office: Workspace
  let me: Member
  let words: Words

  func reassign() throws {
    let takers = try callers("daily_limit = 0")
    var dice = SystemRandomNumberGenerator()
    let end = words.end
    while milliseconds() < end {
      let newest: Int64 =
        try office.database.read { tx in
          try tx.value("SELECT max(id) FROM lead", as: Int64?.self) ?? nil
        } ?? 0
      if newest > 0 {
        let lead = ID<Lead>(.random(in: 1...newest, using: &dice))
        let taker = Bool.random(using: &dice) ? takers.randomElement(using: &dice) : nil
        try attempt { try office.assignments.reassign(lead, to: taker, by: me) }
      }
      usleep(3_000)
    }
  }

  func pause() throws {
    let callers = try callers("1 = 1").map { ID<Caller>($0.number) }
    let end = words.end
    while milliseconds() < end {
      for caller in callers {
        try attempt { try office.callers.pause(caller, by: me) }
        usleep(5_000)
        try attempt { try office.callers.resume(caller, by: me) }
      }
    }
  }

  private func callers(_ which: SQL) throws -> [ID<Member>] {
    try office.database.read { tx in
      try tx.values("SELECT id FROM caller WHERE \(which) ORDER BY id")
    }
  }

  /// A rule may say no.
  private func attempt(_ body: () throws -> some Any) throws {
    do { _ = try body() } catch is CRMError {}
  }
}

package import CRM

/// Something to be looked up or done with the file: it runs on the clerk's thread, and what it
/// answers is told to the screen that asked.
struct Job: Sendable {
  /// What waits for what.
  enum Urgency: Int, Comparable, Sendable {
    /// Counts and completions: broken off whenever something else comes.
    case idle
    /// What a screen shows: broken off by a newer wish of the same kind.
    case reading
    /// A verb: never broken off, never dropped.
    case deed

    static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }
  }

  /// What the answer does to the screen that asked, and what it asks for next.
  typealias Reply = @Sendable (inout any Screen, Briefing) -> [Effect]

  /// What it is for; a newer job for the same replaces an older one.
  let slot: String
  let urgency: Urgency
  let work: @Sendable (Seat) throws -> Reply
  let failure: @Sendable (any Error) -> Reply

  /// Looks something up for a screen.
  static func read<S: Screen, Value: Sendable>(
    _ slot: String, for _: S.Type, urgency: Urgency = .reading,
    _ work: @escaping @Sendable (Seat) throws -> Value,
    failing: (@Sendable (inout S, any Error) -> [Effect])? = nil,
    then: @escaping @Sendable (inout S, Value, Briefing) -> [Effect]
  ) -> Job {
    Job(slot: slot, urgency: urgency) { seat in
      let value = try work(seat)
      return { screen, briefing in
        Job.change(&screen) { (mine: inout S) in then(&mine, value, briefing) }
      }
    } failure: { error in
      { screen, _ in
        guard let failing else { return [.toast(.refusal(error))] }
        return Job.change(&screen) { (mine: inout S) in failing(&mine, error) }
      }
    }
  }

  /// Does something, and tells what came of it.
  static func deed(
    _ slot: String = "deed", _ work: @escaping @Sendable (Seat) throws -> [Effect]
  ) -> Job {
    Job(slot: slot, urgency: .deed) { seat in
      let effects = try work(seat)
      return { _, _ in effects }
    } failure: { error in
      { _, _ in [.toast(.refusal(error))] }
    }
  }

  /// Does something for a screen that wants to hear of it, or of the refusal.
  static func deed<S: Screen, Value: Sendable>(
    _ slot: String = "deed", for _: S.Type,
    _ work: @escaping @Sendable (Seat) throws -> Value,
    failing: @escaping @Sendable (inout S, any Error) -> [Effect],
    then: @escaping @Sendable (inout S, Value, Briefing) -> [Effect]
  ) -> Job {
    read(slot, for: S.self, urgency: .deed, work, failing: failing, then: then)
  }

  fileprivate static func change<S: Screen>(
    _ screen: inout any Screen, _ body: (inout S) -> [Effect]
  ) -> [Effect] {
    guard var mine = screen as? S else { return [] }
    let effects = body(&mine)
    screen = mine
    return effects
  }
}

/// Who sits at the open file.
package struct Seat {
  package let office: Workspace
  package internal(set) var me: Member
  /// The newest event that the screens have heard of.
  var seen: Int64 = 0
  /// The newest assignment that they have heard of.
  var assigned: Int64 = 0
  /// What the program does with files, if it can.
  package var files: FileDesk?
  /// Changes the screen that asked while its job is still at work.
  var meanwhile: (@escaping Job.Reply) -> Void = { _ in }

  package init(_ office: Workspace, as me: Member) {
    self.office = office
    self.me = me
  }

  /// Tells the screen that asked how far its job is.
  func tell<S: Screen>(_ change: @escaping @Sendable (inout S) -> Void) {
    meanwhile { screen, _ in
      Job.change(&screen) { (mine: inout S) in
        change(&mine)
        return []
      }
    }
  }
}

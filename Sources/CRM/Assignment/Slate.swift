import Storage

/// Which question a lead was answered by, the narrowest first.
package enum Level: String, Sendable, CaseIterable {
  case rule, former
  case stateAndLanguage = "state+language"
  case state, language, all, manual, queue
}

/// Everybody's fate for one kind of lead at one moment, before credit is looked at: who may get it,
/// and of each other one what kept them from it. An object, for in a burst hundreds of leads share
/// one.
final class Slate: Hashable, Sendable {
  /// Somebody who may not, and why.
  struct Miss: Hashable, Sendable {
    let caller: Int64
    let why: String
  }

  let level: Level
  /// What was tried in vain before.
  let steps: [String]
  let dues: Dues
  let misses: [Miss]
  /// The rotation that the lead moves on.
  let pointer: String?
  /// What the level says of the lead: "serves Karnataka".
  let ground: String

  init(
    level: Level, steps: [String], dues: Dues, misses: [Miss], pointer: String?, ground: String
  ) {
    self.level = level
    self.steps = steps
    self.dues = dues
    self.misses = misses
    self.pointer = pointer
    self.ground = ground
  }

  var shares: [Dues.Share] { dues.shares }

  static func == (one: Slate, other: Slate) -> Bool {
    one === other
      || one.level == other.level && one.ground == other.ground && one.pointer == other.pointer
        && one.steps == other.steps && one.dues == other.dues && one.misses == other.misses
  }

  /// By what tells slates of one moment apart: going through everybody's fate for each lead is slow.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ground)
    hasher.combine(shares.count)
  }
}

extension Slate {
  /// As it is kept, once for all leads that share it.
  var content: String {
    let json: JSON = [
      "level": .string(level.rawValue), "ground": .string(ground),
      "pointer": pointer.map(JSON.string) ?? .null, "steps": .array(steps.map(JSON.string)),
      "eligible": dues.json,
      "others": .array(misses.map { [.integer($0.caller), .string($0.why)] }),
    ]
    return json.text
  }

  convenience init(content: String) throws {
    let json = try JSON(parsing: content)
    guard case .string(let word)? = json["level"], let level = Level(rawValue: word),
      case .string(let ground)? = json["ground"], case .array(let steps)? = json["steps"],
      case .array(let others)? = json["others"]
    else { throw Mismatch(expected: "a slate") }
    let pointer: String? = if case .string(let key)? = json["pointer"] { key } else { nil }
    let tried = steps.compactMap { if case .string(let step) = $0 { step } else { nil } }
    let misses = try others.map { pair in
      guard case .integer(let caller)? = pair[0], case .string(let why)? = pair[1] else {
        throw Mismatch(expected: "a miss of a slate")
      }
      return Miss(caller: caller, why: why)
    }
    try self.init(
      level: level, steps: tried, dues: Dues(json), misses: misses, pointer: pointer, ground: ground
    )
  }
}

import Storage

/// Which question a lead was answered by, the narrowest first.
package enum Level: String, Sendable, CaseIterable {
  case rule, former
  case stateAndLanguage = "state+language"
  case state, language, all, manual, queue
}

/// Everybody's fate for one kind of lead at one moment, before credit is looked at: who may get it,
/// and of each other one what kept them from it. In a burst hundreds of leads share one.
struct Slate: Hashable, Sendable {
  /// Somebody who may get the lead.
  struct Share: Hashable, Sendable {
    let caller: Int64
    let weight: Int64
  }

  /// Somebody who may not, and why.
  struct Miss: Hashable, Sendable {
    let caller: Int64
    let why: String
  }

  var level: Level
  /// What was tried in vain before.
  var steps: [String]
  /// In the order of their numbers.
  var shares: [Share]
  var misses: [Miss]
  /// The rotation that the lead moves on.
  var pointer: String?
  /// What the level says of the lead: "serves Karnataka".
  var ground: String

  /// By what tells slates of one moment apart: going through everybody's fate for each lead is slow.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ground)
    hasher.combine(shares.count)
    hasher.combine(shares.first)
    hasher.combine(shares.last)
  }

  /// What each one here is due of one lead, and what is left over by rounding, which goes to
  /// whoever gets it.
  func dues(_ body: (Share, Int64) -> Void) -> Int64 {
    let total = shares.reduce(0) { $0 + $1.weight }
    var rest = Credit.scale
    for share in shares {
      let due = share.weight * Credit.scale / total
      rest -= due
      body(share, due)
    }
    return rest
  }
}

extension Slate {
  /// As it is kept, once for all leads that share it.
  var content: String {
    let json: JSON = [
      "level": .string(level.rawValue), "ground": .string(ground),
      "pointer": pointer.map(JSON.string) ?? .null, "steps": .array(steps.map(JSON.string)),
      "eligible": .array(shares.map { [.integer($0.caller), .integer($0.weight)] }),
      "others": .array(misses.map { [.integer($0.caller), .string($0.why)] }),
    ]
    return json.text
  }

  init(content: String) throws {
    let json = try JSON(parsing: content)
    guard case .string(let word)? = json["level"], let level = Level(rawValue: word),
      case .string(let ground)? = json["ground"], case .array(let steps)? = json["steps"],
      case .array(let eligible)? = json["eligible"], case .array(let others)? = json["others"]
    else { throw Mismatch(expected: "a slate") }
    self.level = level
    self.ground = ground
    self.pointer = if case .string(let key)? = json["pointer"] { key } else { nil }
    self.steps = steps.compactMap { if case .string(let step) = $0 { step } else { nil } }
    shares = try eligible.map { pair in
      guard case .integer(let caller)? = pair[0], case .integer(let weight)? = pair[1] else {
        throw Mismatch(expected: "a share of a slate")
      }
      return Share(caller: caller, weight: weight)
    }
    misses = try others.map { pair in
      guard case .integer(let caller)? = pair[0], case .string(let why)? = pair[1] else {
        throw Mismatch(expected: "a miss of a slate")
      }
      return Miss(caller: caller, why: why)
    }
  }
}

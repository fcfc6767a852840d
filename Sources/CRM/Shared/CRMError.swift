/// Every refusal of the business, as a fact; its sentence stands in one place, below.
package enum CRMError: Error, Equatable, Sendable {
  case notFound(Noun, String)
  case ambiguous(Noun, String, candidates: [String])
  case invalid(field: String, reason: String)
  case missing(field: String, of: Noun)
  case unknownField(String, of: Noun, suggestion: String?)
  case unknownUser(String)
  case whoAreYou
  case inactive(login: String)
  case refused(role: Role, Verb, Noun, own: Bool)
  case taken(field: String, by: String)
  case inUse(Noun, String, by: String)
  case closed(lead: Int64, status: String)
  case open(lead: Int64)
  case sameStage(String)
  case skips(stages: [String], to: String)
  case lacks([Requirement], toEnter: String)
  case wrongPipeline(stage: String, pipeline: String)
  case closingStage(String)
  case needsReason
  case mergeWithSelf
  case keptByProgram(activity: Int64)
  case alreadyDone(task: Int64)
  case notDone(task: Int64)
  case nothingToUndo
  case nothingToRedo
  case alreadyUndone(event: Int64, by: Int64)
  case changedSince(Conflict)
  case notSet
  case lastOwner
  case badCursor
  case mayNotShare(Role)
  case held(lead: Int64, by: String)
  case claimed(lead: Int64, by: String)
  case unassigned(lead: Int64)
  case neverAssigned(lead: Int64)
  case nothingToClaim
  /// What was refused of one record among many.
  indirect case among(Noun, Int64, CRMError)
}

/// Why an event can't be undone: what was changed since, and by whom.
package struct Conflict: Equatable, Sendable {
  package let event: Int64
  package let noun: Noun
  package let row: Int64
  package let what: String
  package let by: String?
  package let since: Int64?
}

extension CRMError {
  /// An amount that another currency has no coins for.
  static func unsaid(_ field: String, _ money: Money, in currency: Currency) -> CRMError {
    .invalid(
      field: field, reason: "\(money) is no amount of \(currency): say it in \(currency) too")
  }
}

extension CRMError: CustomStringConvertible {
  /// A short word for machines.
  package var code: String {
    switch self {
    case .notFound: "not_found"
    case .ambiguous: "ambiguous"
    case .invalid, .missing, .unknownField, .badCursor: "invalid"
    case .unknownUser, .whoAreYou, .inactive: "unknown_user"
    case .refused, .mayNotShare: "forbidden"
    case .taken, .inUse: "conflict"
    case .changedSince: "changed_since"
    case .among(_, _, let error): error.code
    default: "refused"
    }
  }

  package var description: String {
    switch self {
    case .notFound(let noun, let what): "there is no \(noun.title) “\(what)”"
    case .ambiguous(let noun, let what, let candidates):
      "“\(what)” may be any of these \(noun.plural): \(candidates.joined(separator: "; ")). Say which by its number"
    case .invalid(let field, let reason): "\(field): \(reason)"
    case .missing(let field, let noun):
      "\(noun.title.withArticle) needs \(field.withArticle)"
    case .unknownField(let name, let noun, let suggestion):
      "\(noun.title.withArticle) has no field “\(name)”"
        + (suggestion.map { ": did you mean “\($0)”?" } ?? "")
    case .unknownUser(let login):
      "there is no user “\(login)” here: “leadline users list” shows who there is"
    case .whoAreYou: "this file has several users: say who you are with --as LOGIN"
    case .inactive(let login): "the user “\(login)” is switched off: ask the owner"
    case .refused(let role, .export, .business, _):
      "a \(role) may not copy the whole file: ask the owner"
    case .refused(let role, .reassign, .lead, _):
      "a \(role) may not choose who has a lead: release it, or ask a manager or the owner"
    case .refused(let role, let verb, let noun, let own):
      own
        ? "a \(role) may \(verb.words) their own \(noun.plural) only: ask a manager or the owner"
        : "a \(role) may not \(verb.words) \(noun.plural): ask a manager or the owner"
    case .taken(let field, let by): "\(field) is taken by \(by)"
    case .inUse(.caller, let name, let by):
      "\(name) still has \(by): reassign them, or delete with --hand-on"
    case .inUse(let noun, let name, let by): "the \(noun.title) “\(name)” is in use by \(by)"
    case .closed(let lead, let status): "lead \(lead) is \(status): reopen it first"
    case .open(let lead): "lead \(lead) is open already"
    case .sameStage(let stage): "the lead is in \(stage) already"
    case .skips(let stages, let to):
      "a lead moves one stage at a time: \(stages.listed) \(stages.count == 1 ? "lies" : "lie") before \(to)"
    case .lacks(let what, let stage):
      "before \(stage) the lead needs \(what.map(\.words).listed)"
    case .wrongPipeline(let stage, let pipeline):
      "the stage \(stage) is not one of the lead's pipeline, \(pipeline)"
    case .closingStage(let stage):
      "\(stage) closes a lead: use “leads win” or “leads lose --reason …”"
    case .needsReason: "say why with --reason"
    case .mergeWithSelf: "these are one and the same customer"
    case .keptByProgram(let activity):
      "activity \(activity) was noted by the program and stays as it is"
    case .alreadyDone(let task): "task \(task) is done already"
    case .notDone(let task): "task \(task) is open already"
    case .nothingToUndo: "there is nothing of yours to undo"
    case .nothingToRedo: "there is nothing of yours to redo"
    case .alreadyUndone(let event, let by): "event \(event) was undone already, by event \(by)"
    case .changedSince(let conflict): conflict.description
    case .notSet: "this file is not set up yet: run “leadline init”"
    case .lastOwner: "a file needs an owner: make somebody else one first"
    case .badCursor: "--after takes the “next” of an earlier page of the same list"
    case .mayNotShare(let role):
      "a \(role) may not share a view: ask a manager or the owner"
    case .held(let lead, let by): "lead \(lead) is with \(by) already"
    case .claimed(let lead, let by): "lead \(lead) was claimed by \(by) already"
    case .unassigned(let lead): "lead \(lead) is with nobody yet: assign it first"
    case .neverAssigned(let lead): "lead \(lead) was never assigned: there is nothing to explain"
    case .nothingToClaim: "no lead waits for your claim"
    case .among(let noun, let id, let error):
      (error.names(noun, id) ? "\(error)" : "\(noun.title) \(id): \(error)")
        + "; none of them was changed"
    }
  }
}

extension CRMError {
  /// Whether its sentence begins with the record already.
  private func names(_ noun: Noun, _ id: Int64) -> Bool {
    description.hasPrefix("\(noun.title) \(id) ")
  }
}

extension Conflict: CustomStringConvertible {
  package var description: String {
    let who = by.map { " by \($0)" } ?? ""
    let when = since.map { " (event \($0))" } ?? ""
    return
      "event \(event) can't be undone: \(noun.title) \(row) \(what) since\(who)\(when); nothing was changed"
  }
}

extension [String] {
  /// As a sentence says them: “a, b and c”.
  fileprivate var listed: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}

extension String {
  /// “a sale”, “an amount”; a user is spoken with the sound of you.
  var withArticle: String {
    let sound: Set<Character> = ["a", "e", "i", "o"]
    return (first.map(sound.contains) == true ? "an " : "a ") + self
  }
}

extension Verb {
  /// As it stands in “may not …”.
  var words: String {
    switch self {
    case .finish: "finish"
    case .undo: "undo changes of"
    case .redo: "redo changes of"
    case .handOn: "hand on"
    case .see, .add, .edit, .move, .win, .lose, .reopen, .delete, .merge, .export, .assign,
      .reassign, .claim, .release, .pause, .resume:
      rawValue
    }
  }
}

/// What is asked about one kind of lead: the same question has the same answer until somebody's
/// limit is reached or a minute has passed.
struct Question: Hashable {
  /// As written; compared folded.
  var state: String?
  var language: String?
  /// The rules of exception that hold for the lead, by their place.
  var exceptions: [Int] = []
  /// Who had the lead before.
  var without: Set<Int64> = []

  /// By what tells most questions apart; the rest is compared.
  func hash(into hasher: inout Hasher) {
    hasher.combine(state)
    hasher.combine(language)
  }
}

/// Finds who may get a lead.
struct SlateMaker {
  let roster: Roster
  /// Leads of today, by caller.
  let counts: [Int64: Int]
  let now: Instant
  let zone: Zone

  func slate(for question: Question) -> Slate {
    let candidates = roster.entries.map { ($0, obstacle($0, question)) }
    var steps: [String] = []
    for place in question.exceptions {
      let rule = roster.exceptions[place]
      let ground = "rule “\(rule.name)”"
      let slate = slate(.rule, ground, "rule:\(rule.id)", steps, candidates) { entry in
        rule.callers.contains(entry.id) ? nil : "not named by the \(ground)"
      }
      if !slate.shares.isEmpty { return slate }
      steps.append("\(ground): nobody free")
    }
    for level in levels(of: question, steps: &steps) {
      let slate = slate(level.level, level.ground, level.pointer, steps, candidates, level.gate)
      if !slate.shares.isEmpty { return slate }
      if level.level == .state, roster.routing.whenCapped == .queue, isCapped(level, candidates) {
        return queue(steps + ["\(level.ground): all at their limit"], candidates, level.gate)
      }
      steps.append("\(level.ground): nobody free")
    }
    return queue(steps, candidates) { _ in nil }
  }

  private struct Rung {
    let level: Level
    let ground: String
    let pointer: String
    /// What keeps a caller from this level.
    let gate: (Roster.Entry) -> String?
  }

  private typealias Candidate = (entry: Roster.Entry, obstacle: Obstacle?)

  private enum Obstacle {
    case away(String)
    case capped(String)

    var why: String {
      switch self {
      case .away(let why), .capped(let why): why
      }
    }
  }

  private func levels(of question: Question, steps: inout [String]) -> [Rung] {
    var rungs: [Rung] = []
    let state = question.state.map { ($0, $0.folded) }
    let language = question.language.map { ($0, $0.folded) }
    func serves(_ entry: Roster.Entry) -> String? {
      guard let state, !entry.states.contains(state.1) else { return nil }
      return "does not serve \(state.0)"
    }
    func speaks(_ entry: Roster.Entry) -> String? {
      guard let language, !entry.languages.contains(language.1) else { return nil }
      return "does not speak \(language.0)"
    }
    if let state {
      let pointer = "state:\(state.1)"
      if let language {
        let ground = "\(state.0) and \(language.0)"
        rungs.append(
          Rung(level: .stateAndLanguage, ground: ground, pointer: pointer) {
            serves($0) ?? speaks($0)
          })
      }
      rungs.append(Rung(level: .state, ground: state.0, pointer: pointer, gate: serves))
    } else {
      steps.append("no state is known")
    }
    if let language {
      rungs.append(Rung(level: .language, ground: language.0, pointer: "global", gate: speaks))
    }
    rungs.append(Rung(level: .all, ground: "everybody", pointer: "global") { _ in nil })
    return rungs
  }

  private func obstacle(_ entry: Roster.Entry, _ question: Question) -> Obstacle? {
    if let absence = entry.absence(at: now, in: zone) { return .away(absence) }
    if question.without.contains(entry.id) { return .away("had it before") }
    let count = counts[entry.id] ?? 0
    if let limit = entry.limit, count >= limit { return .capped("cap \(count) of \(limit)") }
    return nil
  }

  private func slate(
    _ level: Level, _ ground: String, _ pointer: String?, _ steps: [String],
    _ candidates: [Candidate], _ gate: (Roster.Entry) -> String?
  ) -> Slate {
    var shares: [(caller: Int64, weight: Int64)] = []
    var misses: [Slate.Miss] = []
    for candidate in candidates {
      let entry = candidate.entry
      if let why = gate(entry) ?? candidate.obstacle?.why {
        misses.append(Slate.Miss(caller: entry.id, why: why))
      } else {
        shares.append((entry.id, entry.weight))
      }
    }
    return Slate(
      level: level, steps: steps, dues: Dues(shares), misses: misses, pointer: pointer,
      ground: ground)
  }

  /// Nobody: the lead waits until somebody is free, or decides.
  private func queue(
    _ steps: [String], _ candidates: [Candidate], _ gate: (Roster.Entry) -> String?
  ) -> Slate {
    let nobody = slate(.queue, "nobody is free", nil, steps, candidates, gate)
    let free = nobody.shares.map { Slate.Miss(caller: $0.caller, why: "does not serve it") }
    return Slate(
      level: nobody.level, steps: nobody.steps, dues: Dues(),
      misses: (nobody.misses + free).sorted { $0.caller < $1.caller }, pointer: nobody.pointer,
      ground: nobody.ground)
  }

  /// Whether somebody serves the level whom only their limit keeps from it; nobody there is free.
  private func isCapped(_ rung: Rung, _ candidates: [Candidate]) -> Bool {
    candidates.contains { candidate in
      if case .capped? = candidate.obstacle { rung.gate(candidate.entry) == nil } else { false }
    }
  }
}

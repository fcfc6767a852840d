/// Everybody who takes leads, read once and ready to be compared.
struct Roster: Sendable {
  struct Entry: Sendable {
    let id: Int64
    let name: String
    let login: String
    let weight: Int64
    /// Nothing where there is no limit.
    let limit: Int?
    /// Folded, as the languages are.
    let states: Set<String>
    let languages: Set<String>
    let shift: Shift?
    let leave: Leave
    let isPaused: Bool
    let isHere: Bool

    init(_ id: Int64, _ draft: CallerDraft, login: String = "", isHere: Bool = true) {
      self.id = id
      name = draft.name
      self.login = login
      weight = Int64(draft.weight)
      limit = draft.dailyLimit == 0 ? nil : draft.dailyLimit
      states = Set(draft.states.map(\.folded))
      languages = Set(draft.languages.map(\.folded))
      shift = draft.shift
      leave = draft.leave
      isPaused = draft.status == .paused
      self.isHere = isHere
    }

    /// Whether they are at the business at all that day: neither paused, nor away, nor gone.
    func isAround(on day: Day) -> Bool { isHere && !isPaused && !leave.contains(day) }

    /// Whether their limit leaves room for another lead on a day that brought them `count`.
    func isBelowLimit(_ count: Int) -> Bool { limit.map { count < $0 } ?? true }

    /// What keeps them from any lead now, their limit aside.
    func absence(at now: Instant, in zone: Zone) -> String? {
      if !isHere { return "switched off" }
      if isPaused { return "paused" }
      // A night's shift is of the day on which it began, and so is the leave from it.
      let day = shift?.day(at: now, in: zone)
      if leave.contains(day ?? zone.day(of: now)) { return "on leave" }
      return shift != nil && day == nil ? "off shift" : nil
    }
  }

  /// A rule of exception, bound.
  struct Exception: Sendable {
    let id: Int64
    let name: String
    let condition: Condition<Lead>
    let callers: Set<Int64>
  }

  /// In the order of their numbers.
  let entries: [Entry]
  var exceptions: [Exception] = []
  var routing = Routing()
  /// The day on which the exceptions' words were read.
  var day: Day?

  init(_ entries: [Entry]) { self.entries = entries.sorted { $0.id < $1.id } }

  func entry(_ id: Int64) -> Entry? { place(of: id).map { entries[$0] } }

  func name(of id: Int64) -> String { place(of: id).map { entries[$0].name } ?? "" }

  func login(of id: Int64) -> String? { place(of: id).map { entries[$0].login } }

  /// Nothing where there is no limit.
  func limit(of id: Int64) -> Int? { place(of: id).flatMap { entries[$0].limit } }

  /// The rules of exception that hold for a lead, by their place; it is looked at where there are any.
  func exceptions(of lead: @autoclosure () -> Lead) -> [Int] {
    if exceptions.isEmpty { return [] }
    let lead = lead()
    return exceptions.indices.filter { exceptions[$0].condition.holds(lead) }
  }

  private func place(of id: Int64) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].id == id ? low : nil
  }
}

import CRM

/// Groups of customers who may be one and the same, as lines: one a person, group below group.
struct Suspects: Sendable {
  struct Line: Sendable {
    let group: Int
    let customer: Customer
    /// Why the group may be one person; only told at its first line.
    let reason: DuplicateGroup.Reason?
  }

  let lines: [Line]
  private let groups: [DuplicateGroup]

  init(_ groups: [DuplicateGroup]) {
    self.groups = groups
    lines = groups.enumerated().flatMap { number, group in
      group.customers.enumerated().map { place, customer in
        Line(group: number, customer: customer, reason: place == 0 ? group.reason : nil)
      }
    }
  }

  var count: Int { groups.count }

  /// The two that are to be compared: the only ones of the line's group, or those that are marked in
  /// it. Nothing where it isn't told which two.
  func pair(at line: Int, marked: Set<Int64>) -> (Customer, Customer)? {
    guard lines.indices.contains(line) else { return nil }
    let all = groups[lines[line].group].customers
    let chosen = all.count == 2 ? all : all.filter { marked.contains($0.id.number) }
    return chosen.count == 2 ? (chosen[0], chosen[1]) : nil
  }

  /// How many are in a line's group.
  func size(at line: Int) -> Int {
    lines.indices.contains(line) ? groups[lines[line].group].customers.count : 0
  }
}

extension DuplicateGroup.Reason {
  var words: String {
    switch self {
    case .email: "same email"
    case .phone: "same phone"
    case .name: "like name"
    }
  }
}

import Storage

/// An index may keep the rows of one value apart by another field, as a caller's assignments by their
/// status. Each run of it is in the list's order, and the engine merges them as it walks.
extension Listing {
  /// What holds of each run that a walk goes through; nothing more of the one where there is but one.
  func runs(of plan: ListPlan?, _ dialect: any Dialect) -> [[SQL]] {
    guard let plan, plan.lead == nil else { return [[]] }
    for number in plan.narrowing.sorted() {
      guard terms[number].isEquality, case .condition(.test(let field, _)) = terms[number],
        let apart = field.apart.flatMap({ catalogue.field($0) }),
        case .choice(let words) = apart.kind
      else { continue }
      let asked = words.filter { word in terms.allSatisfy { $0.allows(word, of: apart) } }
      if asked.isEmpty { return [[]] }
      return asked.map { [Condition<Item>.test(apart, .among([$0])).sql(dialect)] }
    }
    return [[]]
  }
}

extension ListTerm {
  /// Whether rows with this choice may be asked for.
  fileprivate func allows(_ word: String, of field: Field<Item>) -> Bool {
    guard case .condition(.test(let own, .among(let words))) = self, own.name == field.name
    else { return true }
    return words.contains(word)
  }
}

import Storage

extension Customers {
  /// Makes one customer of two: the primary keeps its own values, its gaps are filled from the
  /// duplicate, everything that hung on the duplicate moves over, and what was not taken is noted on
  /// the time line. One event, one undo (#86).
  @discardableResult
  package func merge(
    _ duplicate: ID<Customer>, into primary: ID<Customer>, by actor: Member
  ) throws -> Customer {
    guard duplicate != primary else { throw CRMError.mergeWithSelf }
    try require(.merge, primary.number, by: actor)
    try require(.merge, duplicate.number, by: actor)
    return try office.record(.merge, .customer, by: actor) { tx, event in
      let kept = try item(primary.number, tx)
      let gone = try item(duplicate.number, tx)
      let merged = Merging.fill(kept.draft, from: gone.draft)
      event.subject = primary.number
      event.facts["duplicate"] = .integer(duplicate.number)
      event.facts["name"] = .string(gone.name)
      event.facts["filled"] = .array(merged.filled.map(JSON.string))
      for table in ["lead", "sale", "task", "activity"] {
        let moved = try tx.run(
          "UPDATE \(name: table) SET customer_id = \(primary) WHERE customer_id = \(duplicate)")
        if moved > 0 { event.facts[table] = .integer(Int64(moved)) }
      }
      try tx.run("DELETE FROM customer WHERE id = \(duplicate)")
      if !merged.filled.isEmpty { try update(kept, to: merged.draft, tx, event) }
      try note(gone, merged, primary, tx, event)
      return try item(primary.number, tx)
    }
  }

  private func note(
    _ gone: Customer, _ merged: Merging, _ primary: ID<Customer>, _ tx: borrowing Transaction,
    _ event: OpenEvent
  ) throws {
    var activity = ActivityDraft()
    activity.kind = .change
    activity.customer = primary
    activity.subject = Line.cut("Merged with \(gone.name) (\(gone.id))", at: 255)
    var lines: [String] = []
    if !merged.filled.isEmpty { lines.append("Filled: " + merged.filled.joined(separator: ", ")) }
    lines += merged.left.map { "Not taken: \($0.name) \($0.value)" }
    activity.description = lines.isEmpty ? nil : lines.joined(separator: "\n")
    _ = try office.activities.insert(activity, tx, event)
  }
}

/// What becomes of a customer whose gaps are filled from another. Pure.
struct Merging {
  var draft: CustomerDraft
  /// The fields that were empty and came from the other.
  var filled: [String] = []
  /// The other's values that found their place taken by a different one.
  var left: [(name: String, value: String)] = []

  static func fill(_ primary: CustomerDraft, from other: CustomerDraft) -> Merging {
    var merging = Merging(draft: primary)
    merging.take("email", \.email, other) { $0.address }
    merging.takePhone("phone", other.phone)
    merging.takePhone("mobile", other.mobile)
    merging.take("company", \.company, other) { "no. \($0)" }
    merging.take("title", \.title, other) { $0 }
    merging.take("department", \.department, other) { $0 }
    merging.take("address_line1", \.address.line1, other) { $0 }
    merging.take("address_line2", \.address.line2, other) { $0 }
    merging.take("city", \.address.city, other) { $0 }
    merging.take("state", \.address.state, other) { $0 }
    merging.take("postal_code", \.address.postalCode, other) { $0 }
    merging.take("country", \.address.country, other) { $0 }
    merging.take("source", \.source, other) { $0 }
    merging.take("lead_status", \.leadStatus, other) { $0 }
    merging.take("owner", \.owner, other) { "no. \($0)" }
    merging.takeLifecycle(other.lifecycle)
    merging.takeCustom(other.custom)
    return merging
  }

  private init(draft: CustomerDraft) { self.draft = draft }

  private mutating func take<T: Equatable>(
    _ name: String, _ path: WritableKeyPath<CustomerDraft, T?>, _ other: CustomerDraft,
    say: (T) -> String
  ) {
    guard let value = other[keyPath: path] else { return }
    switch draft[keyPath: path] {
    case nil:
      draft[keyPath: path] = value
      filled.append(name)
    case value: break
    case .some: left.append((name, say(value)))
    }
  }

  /// A number has its own place, and the other one where that is taken.
  private mutating func takePhone(_ name: String, _ number: Phone?) {
    guard let number, number != draft.phone, number != draft.mobile else { return }
    let own = name == "phone" ? \CustomerDraft.phone : \.mobile
    let free = [own, \.phone, \.mobile].first { draft[keyPath: $0] == nil }
    guard let free else { return left.append((name, number.e164)) }
    draft[keyPath: free] = number
    filled.append(free == \.phone ? "phone" : "mobile")
  }

  /// Whoever of the two got further: with a sale of either they are a customer.
  private mutating func takeLifecycle(_ other: CustomerDraft.Lifecycle) {
    let way: [CustomerDraft.Lifecycle] = [.lead, .prospect, .former, .customer]
    guard let mine = way.firstIndex(of: draft.lifecycle), let theirs = way.firstIndex(of: other),
      theirs > mine
    else { return }
    draft.lifecycle = other
    filled.append("lifecycle_stage")
  }

  /// Further facts: those that only the other has.
  private mutating func takeCustom(_ other: String) {
    guard case .object(var mine)? = try? JSON(parsing: draft.custom),
      case .object(let theirs)? = try? JSON(parsing: other)
    else { return }
    for entry in theirs.entries {
      if mine[entry.name] == nil {
        mine[entry.name] = entry.value
        filled.append("custom.\(entry.name)")
      } else if mine[entry.name] != entry.value {
        left.append(("custom.\(entry.name)", entry.value.text))
      }
    }
    draft.custom = JSON.object(mine).text
  }
}

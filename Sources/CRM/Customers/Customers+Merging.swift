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
      if !merged.filled.isEmpty { try update(primary, merged.draft, tx, event) }
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
    activity.subject = String("Merged with \(gone.name) (\(gone.id))".prefix(255))
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
    merging.take("phone", \.phone, other) { $0.e164 }
    // A second number has a place of its own.
    if let phone = other.phone, phone != merging.draft.phone, merging.draft.mobile == nil {
      merging.draft.mobile = phone
      merging.filled.append("mobile")
      merging.left.removeAll { $0.name == "phone" }
    }
    merging.take("mobile", \.mobile, other) { $0.e164 }
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
    case .some:
      if name == "mobile", value as? Phone == draft.phone { break }
      left.append((name, say(value)))
    }
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

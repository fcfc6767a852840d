import Storage

/// Leads from outside, whatever the source: found again or made, given to a caller, on record.
extension Leads {
  /// What became of one of many: each is received or refused alone.
  package typealias Received = Result<Receipt, CRMError>

  /// Receives one lead, or refuses it with the reason.
  package func receive(_ incoming: Incoming, by actor: Member) throws -> Receipt {
    guard let received = try receive([incoming], by: actor).first else { throw CRMError.notSet }
    return try received.get()
  }

  /// Receives leads in their order, durable together and in one event, which one undo takes back; a
  /// bad one is refused alone.
  package func receive(_ incoming: [Incoming], by actor: Member) throws -> [Received] {
    try Access.require(.add, .lead, by: actor)
    try office.readAhead()
    return try office.batch {
      var reception = try office.database.read { tx in try Reception(office, tx) }
      var arrivals: [Arrival] = []
      arrivals.reserveCapacity(incoming.count)
      var refusals: [Int: CRMError] = [:]
      for place in incoming.indices {
        do {
          arrivals.append(try Arrival(incoming[place], at: &reception))
        } catch let error as CRMError {
          refusals[place] = error
        }
      }
      let received = try receive(arrivals, reception, by: actor)
      guard !refusals.isEmpty else { return received }
      var rest = received[...]
      return try incoming.indices.map { place in
        if let refusal = refusals[place] { return .failure(refusal) }
        return try rest.popFirst().orMismatch("an answer for each arrival")
      }
    }
  }

  /// All together, since their rows cost less so; where one is refused, one after the other, so that
  /// it is refused alone.
  private func receive(
    _ arrivals: [Arrival], _ reception: Reception, by actor: Member
  ) throws -> [Received] {
    guard !arrivals.isEmpty else { return [] }
    let refusal: CRMError
    do {
      let receipts = try office.record(.add, .lead, by: actor) { tx, event in
        var admissions = try Admissions(arrivals, office, reception, tx, event)
        let receipts = try arrivals.map { try admissions.admit($0, tx) }
        try admissions.write(tx)
        event.tell(of: arrivals, receipts)
        return receipts
      }
      return receipts.map { .success($0) }
    } catch let error as CRMError {
      refusal = error
    } catch StorageError.constraint(let rule) {
      let reason = "a rule of the file refuses it (\(rule.subject))"
      refusal = .invalid(field: "document", reason: reason)
    }
    guard arrivals.count > 1 else { return [.failure(refusal)] }
    return try arrivals.flatMap { try receive([$0], reception, by: actor) }
  }
}

extension OpenEvent {
  /// Of one lead that came in who got it, of many how many they are; and where they came from.
  fileprivate func tell(of arrivals: [Arrival], _ receipts: [Receipt]) {
    let new = receipts.indices.filter { !receipts[$0].isDuplicate }
    guard let first = new.first else { return }
    let source = arrivals[first].lead.source
    if let source, new.allSatisfy({ arrivals[$0].lead.source == source }) {
      facts["source"] = .string(source)
    }
    if new.count > 1 {
      facts["count"] = .integer(Int64(new.count))
    } else {
      subject = receipts[first].lead.number
      if let login = receipts[first].caller { facts["to"] = .string(login) }
    }
  }
}

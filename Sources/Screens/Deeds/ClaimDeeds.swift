import CRM

/// Taking leads on that the rules gave out, giving them back, and why they are with whom they are.
enum ClaimDeeds {
  static func perform(_ deed: Deed, _ subject: Subject) -> [Effect] {
    switch deed {
    case .claim: [claim(subject.ids)]
    case .release: [release(subject)]
    case .why: [.push(WhyScreen(of: subject))]
    default: []
    }
  }

  /// The claim stands first in the hint line where it is what the lead waits for.
  static func hints(of subject: Subject?) -> [Deed] {
    subject?.fields["claim"] == .text(Lead.Claim.waiting.rawValue) ? [.claim] : []
  }

  private static func claim(_ ids: [Int64]) -> Effect {
    .ask(
      .deed { seat in
        let assignments = seat.office.assignments
        if ids.count == 1 {
          let lead = try assignments.claim(ID(ids[0]), by: seat.me)
          return [.toast(.done("Claimed: \(lead.customerName)"))]
        }
        var refusals: [CRMError] = []
        try seat.office.batch {
          for id in ids {
            do { try assignments.claim(ID(id), by: seat.me) } catch let error as CRMError {
              refusals.append(error)
            }
          }
        }
        let word = "Claimed \((ids.count - refusals.count).grouped) of \(ids.count.grouped) leads"
        guard let first = refusals.first else { return [.toast(.done(word))] }
        return [.toast(.refusal("\(word): \(first)"))]
      })
  }

  private static func release(_ subject: Subject) -> Effect {
    let (id, name) = (subject.id, subject.name)
    return .ask(
      .deed { seat in
        let made = try seat.office.assignments.release(ID(id), by: seat.me)
        let now = made.callerName.map { "it is with \($0) now" } ?? "it waits for somebody"
        return [.toast(.done("Gave \(name) back: \(now)"))]
      })
  }

  /// The caller's next lead, claimed and on the screen.
  static var takeNext: Effect {
    .ask(
      .deed { seat in
        let lead = try seat.office.assignments.takeNext(by: seat.me)
        return [
          .show(.lead, lead.id.number), .toast(.done("Claimed: \(lead.customerName)")),
        ]
      })
  }
}

import CRM

/// Why a lead goes where it goes, with everybody's fate.
struct WhyAnswer {
  private let why: Why
  private let session: Session
  /// What only a trial tells.
  private var trial: Trial?

  init(_ why: Why, _ session: Session) {
    self.why = why
    self.session = session
  }

  init(_ trial: Trial, _ session: Session) {
    self.init(trial.why, session)
    self.trial = trial
  }

  var answer: Answer {
    Answer(
      json: {
        var object: JSON.Object = [
          "level": .string(why.level.rawValue), "reason": .string(why.reason),
          "steps": .array(why.steps.map(JSON.string)),
          "callers": .array(why.fates.map { .object(self.object($0)) }),
          "history": session.wording.objects(Facts(Assignment.catalogue, why.history)),
        ]
        if let trial {
          object["duplicate"] = .bool(trial.earlier != nil)
          object["lead_id"] = trial.earlier.map { .integer($0.number) } ?? .null
          object["flags"] = ReceiveCommand.json(trial.flags)
        }
        return .object(object)
      },
      text: { paper in
        let tried = why.steps.map { SafeText.line("  \($0)") + "\n" }.joined()
        return remarks + paper.bold(SafeText.line(why.reason)) + "\n" + tried
          + Table(fates, session.wording).text(on: paper)
      })
  }

  /// What a trial found out before it asked who.
  private var remarks: String {
    var lines = (trial?.flags ?? []).map { "\($0.field): \($0.reason)" }
    if let lead = trial?.earlier {
      lines.insert("lead \(lead) is this one already; of a new one like it:", at: 0)
    }
    return lines.map { SafeText.line($0) + "\n" }.joined()
  }

  private var fates: Facts {
    Facts(
      [
        Column("caller", "Caller", .text), Column("fate", "Fate", .text),
        Column("chosen", "Chosen", .flag),
      ],
      why.fates.map { [.text($0.name), .text($0.what), .flag($0.isChosen)] })
  }

  private func object(_ fate: Why.Fate) -> JSON.Object {
    [
      "caller_id": .integer(fate.caller.number), "caller": .string(fate.name),
      "fate": .string(fate.what), "eligible": .bool(fate.isEligible),
      "chosen": .bool(fate.isChosen),
    ]
  }
}

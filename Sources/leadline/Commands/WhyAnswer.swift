import CRM

/// Why a lead goes where it goes, with everybody's fate.
struct WhyAnswer {
  private let why: Why
  private let session: Session

  init(_ why: Why, _ session: Session) {
    self.why = why
    self.session = session
  }

  var answer: Answer {
    Answer(
      json: {
        [
          "level": .string(why.level.rawValue), "reason": .string(why.reason),
          "steps": .array(why.steps.map(JSON.string)),
          "callers": .array(why.fates.map { .object(object($0)) }),
          "history": session.wording.objects(Facts(Assignment.catalogue, why.history)),
        ]
      },
      text: { paper in
        let tried = why.steps.map { SafeText.line("  \($0)") + "\n" }.joined()
        return paper.bold(SafeText.line(why.reason)) + "\n" + tried
          + Table(fates, session.wording).text(on: paper)
      })
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

import CRM

/// How much stands in one stage: its leads, their value in the usual currency and in others.
struct StageTally: Sendable, Hashable {
  let pipeline: String
  let stage: String
  private(set) var count = 0
  private(set) var value: Money
  /// The value by how likely it is won.
  private(set) var weighted: Money
  private(set) var others: [Money] = []

  private init(_ pipeline: String, _ stage: String, _ currency: Currency) {
    self.pipeline = pipeline
    self.stage = stage
    value = Money(minor: 0, currency: currency)
    weighted = value
  }

  /// The stages of a pipeline report, in its order.
  static func all(_ rows: [[FieldValue]], _ usual: Currency) -> [StageTally] {
    var all: [StageTally] = []
    for row in rows {
      let (pipeline, stage) = (row[0].text, row[1].text)
      if all.last?.pipeline != pipeline || all.last?.stage != stage {
        all.append(StageTally(pipeline, stage, usual))
      }
      all[all.count - 1].add(row)
    }
    return all
  }

  private mutating func add(_ row: [FieldValue]) {
    count += row[3].count
    guard case .money(let value) = row[4], case .money(let weighted) = row[5] else { return }
    if value.currency == self.value.currency {
      self.value = value
      self.weighted = weighted
    } else if value.minor != 0 {
      others.append(value)
    }
  }

  /// "12,40,500 and USD 1,200"
  func money(_ briefing: Briefing) -> String {
    let usual = value.minor == 0 && !others.isEmpty ? [] : [value]
    return (usual + others).map { briefing.say($0) }.joined(separator: " and ")
  }

  func words(_ briefing: Briefing) -> String {
    "\(count.grouped) \(count == 1 ? "lead" : "leads"), \(money(briefing)); weighted \(briefing.say(weighted))"
  }

  /// The rows behind it. The stage's number is sure where its name may be another's too.
  func filter(_ briefing: Briefing) -> String {
    let pipeline = briefing.pipelines.first { $0.name == self.pipeline }
    guard let stage = pipeline?.open.first(where: { $0.name == self.stage }) else {
      return "stage:\(self.stage.quotedWord)"
    }
    return "stage:\(stage.id)"
  }
}

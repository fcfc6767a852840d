import CRM

extension Option {
  /// The option that fills in an input.
  init<Draft>(_ input: Input<Draft>) {
    self.init(
      String(input.option.dropFirst(2)), .required(Option.placeholder(input.kind)), input.help)
  }

  private static func placeholder(_ kind: FieldKind) -> String {
    switch kind {
    case .text: "TEXT"
    case .category, .choice: "WORD"
    case .flag: "yes|no"
    case .number: "N"
    case .money: "AMOUNT"
    case .day: "DAY"
    case .instant: "INSTANT"
    case .reference(let noun): noun.title.uppercased()
    case .json: "JSON"
    }
  }
}

extension Words {
  /// What the options change in a draft, read in the order of the inputs. Everything is read before
  /// anything is changed.
  func change<Draft>(
    by inputs: [Input<Draft>], in session: Session
  ) throws -> Input<Draft>.Change {
    var changes: [Input<Draft>.Change] = []
    for input in inputs {
      guard let text = value(Option(input).name) else { continue }
      changes.append(try input.read(text, session.office, session.desk))
    }
    return { draft in for change in changes { try change(&draft) } }
  }

  /// The same, refused where nothing is to be changed.
  func edit<Draft>(by inputs: [Input<Draft>], in session: Session) throws -> Input<Draft>.Change {
    guard inputs.contains(where: { has(Option($0).name) }) else {
      let some = inputs.prefix(3).map(\.option).joined(separator: ", ")
      throw UsageError("say what to change, by \(some) and the like")
    }
    return try change(by: inputs, in: session)
  }
}

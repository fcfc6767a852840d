import CRM

/// What would be other about one caller, as it is typed: `asha.weight=2`.
struct CallerChange {
  let caller: ID<Caller>
  let change: Input<CallerDraft>.Change

  init(_ text: String, in session: Session) throws {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = sides[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, names.count == 2 else {
      throw UsageError("--set \(text.quoted): say it as LOGIN.FIELD=VALUE, such as asha.weight=2")
    }
    let inputs = Callers.editInputs.filter { $0.name != "name" }
    guard let input = inputs.first(where: { $0.name == names[1] || $0.field == names[1] }) else {
      throw UsageError(
        "--set \(text.quoted): the field is one of \(inputs.map(\.name).joined(separator: ", "))")
    }
    caller = try session.office.callers.find(String(names[0]), by: session.actor)
    change = try input.read(String(sides[1]), session.office, session.desk)
  }
}

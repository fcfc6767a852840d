/// The rule of a move (#74): one stage on at a time, unless what the skipped stages ask for is on
/// record; back is free; and the stage entered gets what it asks for. Pure.
struct StageMove {
  let pipeline: Pipeline
  let from: Stage
  let to: Stage
  /// Which requirements the lead meets.
  let onRecord: Set<Requirement>

  func check() throws {
    guard to.id != from.id else { throw CRMError.sameStage(to.name) }
    guard to.kind == .open else { throw CRMError.closingStage(to.name) }
    guard to.position > from.position else { return }
    let skipped = pipeline.open.filter {
      $0.position > from.position && $0.position < to.position && !isProven($0)
    }
    guard skipped.isEmpty else { throw CRMError.skips(stages: skipped.map(\.name), to: to.name) }
    try to.check(onRecord)
  }

  /// A stage that asks for nothing leaves no proof that it was passed, so it can't be skipped.
  private func isProven(_ stage: Stage) -> Bool {
    !stage.requires.isEmpty && stage.requires.allSatisfy { onRecord.contains($0) }
  }
}

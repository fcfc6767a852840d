/// How long somebody has to claim a lead that was given to them: so many minutes of their shift.
package struct ClaimWindow: Sendable {
  package let since: Instant
  /// In milliseconds of work.
  package let length: Int64
  /// Every minute counts where there is none.
  let shift: Shift?
  let zone: Zone

  /// How many milliseconds are left; 0 when the lead is to go on.
  package func left(at now: Instant) -> Int64 {
    let spent =
      shift?.work(from: since, to: now, upTo: length, in: zone) ?? now.milliseconds(since: since)
    return max(0, length - max(0, spent))
  }

  /// Whether time runs; off shift it stands.
  package func runs(at now: Instant) -> Bool { shift?.isOn(at: now, in: zone) ?? true }
}

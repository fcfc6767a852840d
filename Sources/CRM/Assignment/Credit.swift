/// What is due to callers, in whole numbers: a lead is `scale`, and all credits together are nothing.
enum Credit {
  static let scale: Int64 = 1_000_000_000

  /// "0.8", with the one digit that people compare.
  static func text(_ credit: Int64) -> String {
    let tenths = (abs(credit) + scale / 20) / (scale / 10)
    return (credit < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
  }
}

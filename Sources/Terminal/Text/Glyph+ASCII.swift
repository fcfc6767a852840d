extension Glyph {
  /// What stands for it on a terminal that shows nothing but ASCII; always one column wide, so a wide
  /// glyph leaves a space behind it.
  package var ascii: Glyph {
    if isCovered { return .blank }
    if base < 0x80 { return Unicode.Scalar(base).map { Glyph($0) } ?? .blank }
    guard let scalar = Unicode.Scalar(base) else { return "?" }
    if let sign = Glyph.asciiSigns[scalar] { return Glyph(sign) }
    return Glyph(scalar.plainLetter ?? "?")
  }

  private static let asciiSigns: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("─━│┃╭╮╰╯┌┐└┘├┤┬┴┼", "--||+++++++++++++"),
      ("▁▂▃▄▅▆▇█", "_.-=+*##"), ("▏▎▍▌▋▊▉", "###>###"), ("░▒▓", ".-#"),
      ("…⋯·•●○◔◌✓✔✗✘★☆", "~~.**oo.xxxx**"), ("▲▼△▽▴▾◀▶", "^v^v^v<>"),
      ("→←↑↓↻↺‹›«»", "><^v@@<><>"), ("–—−‐‑×÷¦", "-----x/|"), ("‘’‚“”„′″", "'',\"\"\"'\""),
      ("\u{A0}\u{2007}\u{2009}\u{202F}", "    "), ("ßæœÆŒ", "saoAO"), ("¡¿", "!?"),
    ]
    return Dictionary(
      pairs.flatMap { zip($0.0.unicodeScalars, $0.1.unicodeScalars) }.map { ($0.0, $0.1) },
      uniquingKeysWith: { first, _ in first })
  }()
}

import Glibc

/// What the C library of a UTF-8 system takes a scalar's width for; -1 where it can't be shown.
struct SystemWidth {
  private typealias Measure = @convention(c) (wchar_t) -> Int32
  private let measure: Measure
  private let locale: locale_t

  init?() {
    // The mask of LC_CTYPE alone; the header has it as a macro that is not imported.
    guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil),
      let symbol = dlsym(nil, "wcwidth")
    else { return nil }
    self.locale = locale
    measure = unsafeBitCast(symbol, to: Measure.self)
  }

  /// Only this thread reads by the other locale, and only meanwhile.
  func widths(of scalars: [Unicode.Scalar]) -> [Int] {
    let before = uselocale(locale)
    defer { uselocale(before) }
    return scalars.map { Int(measure(wchar_t($0.value))) }
  }
}

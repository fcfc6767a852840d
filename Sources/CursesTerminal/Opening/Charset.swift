import CNcurses
import Glibc

/// What the terminal's bytes stand for, as far as its user's environment tells.
///
/// The first of LC_ALL, LC_CTYPE and LANG that says anything counts. A locale of UTF-8 that this
/// machine has not installed (SSH brings such along) is still a terminal of UTF-8, and so is one of
/// which nothing is said at all. Who says C, POSIX or an older charset is believed: ASCII it is.
enum Charset: Hashable {
  case utf8, latin1, ascii

  /// Reads the environment and sets the C library to it: what a character is, and nothing else, so
  /// that numbers are written as before.
  static func settle(_ variables: [String: String]) -> Charset {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }
      .first { !$0.isEmpty }
    let named = Charset(locale: name) { setlocale(LC_CTYPE, $0) != nil && leadline_is_utf8() != 0 }
    if named == .utf8 {
      for locale in [name, "C.UTF-8", "C.utf8", "en_US.UTF-8"] {
        guard let locale else { continue }
        if setlocale(LC_CTYPE, locale) != nil, leadline_is_utf8() != 0 { return .utf8 }
      }
    }
    setlocale(LC_CTYPE, "C")
    return named == .latin1 ? .latin1 : .ascii
  }

  /// What a locale's name says; `isUTF8` is asked about one that doesn't tell.
  init(locale name: String?, isUTF8: (String) -> Bool) {
    guard let name else {
      self = .utf8
      return
    }
    let plain = name.split(separator: "@").first ?? ""
    let parts = plain.split(separator: ".", maxSplits: 1)
    let codes = parts.count == 2 ? parts[1].lowercased().filter { $0 != "-" && $0 != "_" } : ""
    switch codes {
    case "utf8": self = .utf8
    case "iso88591", "iso885915", "latin1", "latin9": self = .latin1
    case "": self = plain != "C" && plain != "POSIX" && isUTF8(name) ? .utf8 : .ascii
    default: self = .ascii
    }
  }
}

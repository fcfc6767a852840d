import Glibc

/// Lets a long text be written in the editor that its user has named.
struct Editor {
  private let command: String
  /// Where what is written lies meanwhile.
  private let folder: String

  init(_ environment: Environment) {
    command = environment.variable("VISUAL") ?? environment.variable("EDITOR") ?? "vi"
    folder = environment.variable("TMPDIR") ?? "/tmp"
  }

  /// The text as it was left; nil where the editor failed, or left it empty on purpose.
  func edit(_ text: String) -> String? {
    var name = Array("\(folder)/leadline-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(path) }
    let output = Output(file)
    output.write(text)
    guard (try? output.flush()) != nil else {
      close(file)
      return nil
    }
    close(file)
    // The shell splits the command's own words; the path is one word, whatever is in it.
    let word = "'\(path.replacing("'", with: "'\\''"))'"
    guard system("\(command) \(word)") == 0 else { return nil }
    return InputFile.text(of: path)
  }
}

import CRM
import Glibc

/// What somebody meets who starts the program by its name alone, before there is a file.
enum Welcome {
  /// Offers a file to begin with; nil where nobody is there to answer, or a file is there already.
  static func offer(_ setting: Setting) throws -> Answer? {
    guard setting.environment.terminal.isTerminal, isatty(STDIN_FILENO) == 1, !setting.isJSON,
      access(setting.path, F_OK) != 0
    else { return nil }
    let output = Output(STDOUT_FILENO)
    output.write(
      """
      Welcome to Leadline. There is no file at \(SafeText.line(setting.path)) yet.

        d   look around in a demonstration: 200 customers and what became of them
        n   begin with a new, empty file
        q   not now

      """)
    while true {
      output.write("Which? ")
      try output.flush()
      guard let line = readLine() else { return .silent }
      switch line.trimmed.asciiLowercased {
      case "d": return try DemoCommand.begin(setting, Words())
      case "n": return try FileCommands.make(setting, Words())
      case "q", "": return .silent
      default: continue
      }
    }
  }
}

#if ORACLES
  import Foundation
  import Support

  /// A folder that is home, and the easel set up in it.
  struct Atelier {
    let home = TemporaryFolder()

    func easel(
      _ variables: [String: String] = [:], columns: Int = 80, rows: Int = 24
    ) throws -> Screen {
      try Screen("easel", variables: surroundings(variables), columns: columns, rows: rows)
    }

    /// The same, started by a shell that knows jobs; the script says what happens around it. The
    /// easel writes down its number first.
    func shell(_ script: String, _ variables: [String: String] = [:]) throws -> Screen {
      let easel = "/bin/sh -c 'echo $$ >pid; exec \(Child.besideTheTests("easel"))'"
      let line = "cd; " + script.replacingOccurrences(of: "EASEL", with: easel)
      return try Screen("/bin/sh", ["-m", "-c", line], variables: surroundings(variables))
    }

    /// The easel's number.
    var process: Int32 {
      get throws {
        let text = try String(contentsOfFile: home.file("pid"), encoding: .utf8)
        guard let id = Int32(text.trimmingCharacters(in: .newlines)) else {
          throw POSIXError(.ESRCH)
        }
        return id
      }
    }

    var log: String {
      let bytes = FileManager.default.contents(atPath: logFile) ?? Data()
      return String(decoding: bytes, as: UTF8.self)
    }

    var logFile: String { home.file(".local/state/leadline/crash.log") }

    private func surroundings(_ variables: [String: String]) -> [String: String] {
      ["HOME": home.path].merging(variables) { _, new in new }
    }
  }
#endif

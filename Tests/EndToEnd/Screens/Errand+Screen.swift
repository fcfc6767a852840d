#if ORACLES
  import Foundation
  import RealTerminal
  import Support
  import Testing

  extension Errand {
    /// Sits down in front of the program on the shop's file.
    func screen(
      _ variables: [String: String] = [:], options: [String] = [], columns: Int = 80,
      rows: Int = 24
    ) throws -> Screen {
      try Screen(
        Errand.program, ["--db", file] + options, variables: surroundings(variables),
        columns: columns,
        rows: rows)
    }

    /// The same, started by a shell that knows jobs; the script says what happens around LEADLINE.
    func shell(_ script: String, _ variables: [String: String] = [:]) throws -> Screen {
      let program = "sh -c 'echo $$ > \(folder.file("pid")); exec \(Errand.program) --db \(file)'"
      let line = "cd; " + script.replacing("LEADLINE", with: program)
      return try Screen("/bin/sh", ["-m", "-c", line], variables: surroundings(variables))
    }

    /// The program that the shell started.
    var process: Int32 {
      get throws {
        let text = try String(contentsOfFile: folder.file("pid"), encoding: .utf8)
        return try #require(Int32(text.filter(\.isNumber)))
      }
    }

    private func surroundings(_ variables: [String: String]) -> [String: String] {
      ["HOME": folder.path, "TZ": "Asia/Kolkata", "LANG": "C.UTF-8"]
        .merging(variables) { _, new in new }
    }

    /// With a demonstration in it.
    static func withDemonstration() throws -> Errand {
      let errand = Errand()
      try errand.done("demo")
      return errand
    }
  }

  extension Screen {
    /// Types, and waits until a text stands there.
    func type(
      _ keys: String, until text: String, _ place: SourceLocation = #_sourceLocation
    ) throws {
      type(keys)
      try #require(shows(text), "“\(text)” was expected:\n\(self.text)", sourceLocation: place)
    }

    /// Types, and waits until a text is gone.
    func type(
      _ keys: String, untilGone text: String, _ place: SourceLocation = #_sourceLocation
    ) throws {
      type(keys)
      try #require(
        wait { !self.text.contains(text) }, "“\(text)” is still there:\n\(self.text)",
        sourceLocation: place)
    }

    /// Types, and waits until the file says so at the command line.
    func type(
      _ keys: String, untilFile holds: () throws -> Bool, _ place: SourceLocation = #_sourceLocation
    ) throws {
      type(keys)
      try #require(try wait(until: holds), "the file:\n\(text)", sourceLocation: place)
    }

    /// Goes down line by line until the selection stands on a text.
    func walk(to text: String, _ place: SourceLocation = #_sourceLocation) throws {
      settle()
      while !row(cursor[1]).contains(text) {
        let before = self.text
        type("j")
        try #require(
          wait { self.text != before }, "“\(text)” was looked for:\n\(self.text)",
          sourceLocation: place)
        // While a row is painted the cursor stands elsewhere.
        settle()
      }
    }

    /// A text as a terminal that marks pastes sends it.
    static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    static var save: String { "\u{13}" }
    static var clear: String { "\u{15}" }
    static var escape: String { "\u{1B}" }
  }
#endif

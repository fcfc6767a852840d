#if ORACLES
  import CRM
  import Foundation
  import RealTerminal
  import Support
  import Testing

  @Suite("What goes between the program and its terminal", .serialized)
  struct HandScreenTests {
    private func begun() throws -> (Errand, Screen) {
      let errand = try Errand.withShop()
      for (number, name) in ["Asha Rao", "Meera Nair", "Ravi Kumar"].enumerated() {
        try errand.done("customers", "add", "--name", name, "--phone", "98450 1234\(number)")
      }
      // The clock stands, or an age might be painted anew.
      let screen = try errand.screen(options: ["--now", "2030-11-21T10:00:00Z"])
      try screen.type("4", until: "Meera Nair")
      screen.settle()
      return (errand, screen)
    }

    @Test("while nothing happens nothing is painted, and one row down is a few bytes")
    func thrift() throws {
      let (_, screen) = try begun()
      #expect(screen.idle(3) == 0)
      let before = screen.bytes.count
      screen.type("j")
      #expect(screen.wait { screen.bars.contains { screen.row($0).contains("Meera") } })
      screen.settle()
      #expect(screen.bytes.count - before <= 300)
    }

    @Test("the mouse chooses once it is asked to, and not before")
    func mouse() throws {
      let (_, screen) = try begun()
      #expect(!screen.hasMouse)
      let line = try #require((0..<screen.rows).first { screen.row($0).contains("Asha Rao") })
      try screen.type("\u{1B}OQ", until: "The mouse chooses")
      #expect(screen.wait { screen.hasMouse })
      screen.type("\u{1B}[<0;10;\(line + 1)M\u{1B}[<0;10;\(line + 1)m")
      #expect(screen.wait { screen.bars == [line] }, "\(screen.text)")
      screen.type("\u{1B}[<0;10;\(line + 1)M\u{1B}[<0;10;\(line + 1)m")
      try screen.type("", until: "nothing bought yet")
      try screen.type("\u{1B}OQ", until: "The mouse marks text")
      #expect(screen.wait { !screen.hasMouse })
    }

    @Test("a phone number is copied through the terminal")
    func copying() throws {
      let (_, screen) = try begun()
      try screen.type("y", until: "Copied +919845012342")
      let code = Data("+919845012342".utf8).base64EncodedString()
      #expect(String(decoding: screen.bytes, as: UTF8.self).contains("\u{1B}]52;c;\(code)"))
    }

    @Test("a note is written in one's own editor, in a folder of one's own, and comes back")
    func editor() throws {
      let errand = try Errand.withShop()
      try errand.done("customers", "add", "--name", "Ravi Kumar")
      let editor = errand.folder.file("editor")
      let folder = errand.folder.file("it's mine")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try "#!/bin/sh\necho \"$1\" > ~/where\nprintf 'first\\nsecond' > \"$1\"\n".write(
        toFile: editor, atomically: false, encoding: .utf8)
      chmod(editor, 0o700)
      let screen = try errand.screen(["VISUAL": editor, "TMPDIR": folder])
      try screen.type("4", until: "Ravi Kumar")
      try screen.type("N", until: "Note about Ravi Kumar")
      try screen.type("\u{0F}", until: "second")
      #expect(screen.isSecondScreen)
      try screen.type(Screen.save, until: "Added activity 2")
      #expect(try errand.json("activities", "show", "2")["description"] == "first\nsecond")
      let place = try String(contentsOfFile: errand.folder.file("where"), encoding: .utf8)
      #expect(place.hasPrefix(folder + "/"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
#endif

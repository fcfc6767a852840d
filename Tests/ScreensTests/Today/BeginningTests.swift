import Terminal
import Testing

@testable import Screens

@Suite("Before there is a file")
struct BeginningTests {
  private var beginning: Beginning {
    Beginning(
      at: "/home/asha/leadline.db",
      asking: [
        .init("name", "Business", "", help: "what it is called"),
        .init("zone", "Time zone", "Asia/Kolkata", help: "where its day begins"),
      ]
    ) { texts in
      texts["name"] == "" ? Beginning.Objection(field: "name", "can't be empty") : nil
    }
  }

  @Test("a letter chooses, and so does Enter")
  func choosing() {
    var beginning = beginning
    #expect(beginning.take(.character("d")) == .demonstration)
    #expect(beginning.take(.enter) == .demonstration)
    #expect(beginning.take(.down) == nil)
    #expect(beginning.take(.down) == nil)
    #expect(beginning.take(.enter) == .notNow)
    #expect(beginning.take(.escape) == .notNow)
  }

  @Test("a new business is asked about; what is wrong stands at its field")
  func business() {
    var beginning = beginning
    #expect(beginning.take(.character("n")) == nil)
    #expect(beginning.take(.control("s")) == nil)
    #expect(beginning.form?["name"]?.error == "can't be empty")
    for letter in "Sweets" { _ = beginning.take(.character(letter)) }
    #expect(beginning.form?["name"]?.error == nil)
    #expect(
      beginning.take(.control("s")) == .business(["name": "Sweets", "zone": "Asia/Kolkata"]))
  }

  @Test("Esc in the form goes back to the choice")
  func back() {
    var beginning = beginning
    _ = beginning.take(.character("n"))
    #expect(beginning.take(.escape) == nil)
    #expect(beginning.form == nil)
  }

  @Test("it draws into any room", arguments: [1, 3, 10, 40, 80, 200])
  func sizes(width: Int) {
    for height in [1, 2, 5, 16, 24] {
      var beginning = beginning
      let size = Size(width: width, height: height)
      #expect(beginning.draw(size).bounds.contains(beginning.draw(size).cursor))
      _ = beginning.take(.character("n"))
      #expect(beginning.draw(size).size == size)
    }
  }
}

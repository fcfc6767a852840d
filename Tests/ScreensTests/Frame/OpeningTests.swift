import CRM
import Storage
import Support
import Terminal
import Testing

@testable import Screens

@Suite("While the file is being opened")
struct OpeningTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("a file that is as it should be takes no words")
  func quick() {
    var table = Table.laid(shop)
    let changes = table.wait(seconds: 3)
    #expect(!changes)
    #expect(table.text.contains("Leadline") && !table.text.contains("up to date"))
  }

  @Test("an older file tells calmly how far it is, step by step, and how long it took so far")
  func older() {
    var table = Table.laid(shop)
    table.tell(MigrationProgress(.copy, done: 0, of: 3))
    #expect(table.text.contains("Bringing the file up to date, a copy is kept beside it"))
    #expect(table.text.contains("step 1 of 3") && table.text.contains("Copying what there is"))
    let changes = [0, 41, 41].map { table.wait(seconds: $0) }
    #expect(changes == [false, true, false])
    table.tell(MigrationProgress(.migration(name: "Every lead finds its caller"), done: 2, of: 3))
    #expect(table.text.contains("step 3 of 3") && table.text.contains("finds its caller"))
    #expect(table.text.contains("41 s so far"))
  }

  @Test("what is pressed meanwhile is done once it is open")
  func held() {
    var table = Table.laid(shop)
    table.tell(MigrationProgress(.copy, done: 0, of: 2))
    let asked = table.press("4")
    #expect(asked.isEmpty)
    #expect(table.text.contains("up to date"))
    table.open()
    #expect(table.text.contains("All customers") && !table.text.contains("up to date"))
  }
}

import CRM
import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

@testable import Screens

@Suite("When the file can't be used")
struct TroubleTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    try shop.queue(3)
  }

  @Test("a writer that holds the file for long is named, and one can go on looking")
  func locked() throws {
    let visit = Visit(shop, patience: 100)
    try visit.press("2")
    try shop.crm.database.write { _ in
      try visit.press(">")
      #expect(visit.foot.contains("held for"))
      try visit.press("j")
      #expect(visit.selected.contains("Person 02"))
      try visit.press("4")
      #expect(visit.shows("All customers") && visit.shows("Person 01"))
    }
    try visit.press("2", ">")
    #expect(visit.selected.contains("Contacted"))
  }

  @Test("a form whose saving fails keeps what was written")
  func saving() throws {
    let visit = Visit(shop, patience: 100)
    try visit.press("4", "e")
    visit.type("!")
    try shop.crm.database.write { _ in
      try visit.press("ctrl-s")
      #expect(visit.shows("Person 03!") && visit.foot.contains("held for"))
    }
    try visit.press("ctrl-s")
    #expect(visit.shows("Person 03!") && !visit.shows("Edit customer"))
  }

  @Test("a file that turns to rubbish is told, and the program goes on")
  func damaged() throws {
    let visit = Visit(shop)
    try visit.press("2")
    for path in [shop.connection.path, shop.connection.path + "-wal"] {
      let size = try #require(
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.write(contentsOf: Data(repeating: 0xA5, count: size))
      try file.close()
    }
    try visit.press("5")
    #expect(!visit.foot.contains("all keys"), "\(visit.foot)")
    try visit.press("2", "j")
    #expect(!visit.loop.app.hasEnded)
  }
}

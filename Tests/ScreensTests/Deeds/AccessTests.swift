import CRM
import Support
import Testing

@testable import Screens

@Suite("Who may do what on the screens")
struct ScreenAccessTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("a caller sees their own leads and customers only")
  func own() throws {
    try shop.lead(of: shop.customer("Ravi's Uncle", by: shop.ravi), by: shop.ravi)
    try shop.lead(of: shop.customer("Asha's Aunt"))
    let visit = Visit(shop, as: "ravi")
    for section in ["2", "4"] {
      try visit.press(section)
      #expect(visit.shows("Ravi's Uncle") && !visit.shows("Asha's Aunt"))
    }
    try visit.press(":")
    visit.type("aunt")
    #expect(!visit.shows("Asha's Aunt"))
  }

  @Test("a caller's list does not show what was handed to somebody else meanwhile")
  func handedOn() throws {
    let lead = try shop.lead(of: shop.customer("Lakshmi", by: shop.ravi), by: shop.ravi)
    let visit = Visit(shop, as: "ravi")
    try visit.press("2")
    #expect(visit.shows("Lakshmi"))
    try shop.edit(lead, ["owner": "asha"])
    visit.settle()
    #expect(!visit.shows("Lakshmi"))
  }

  @Test(
    "a viewer sees all, and whatever they try is refused with a sentence",
    arguments: [
      "n", "e", "x", "i", "t", "$", "a", "N", "+",
    ])
  func viewer(_ key: String) throws {
    try shop.queue(1)
    let visit = Visit(shop, as: "vik")
    try visit.press("4", key)
    #expect(visit.shows("Person 01"))
    #expect(visit.foot.contains("a viewer may not"))
    let newest = try shop.crm.history.newest()
    visit.type("abc")
    try visit.press("ctrl-s", "enter")
    #expect(try shop.crm.history.newest() == newest)
  }

  @Test("a viewer's leads can't be moved, won or lost", arguments: ["s", ">", "<", "w", "L", "R"])
  func lead(_ key: String) throws {
    try shop.queue(1)
    let visit = Visit(shop, as: "vik")
    try visit.press("2", key)
    #expect(visit.foot.contains("a viewer may not"))
  }

  @Test("somebody switched off while they work is told so at the next deed")
  func switchedOff() throws {
    try shop.lead(of: shop.customer("Lakshmi", by: shop.ravi), by: shop.ravi)
    let visit = Visit(shop, as: "ravi")
    try visit.press("2")
    _ = try shop.switchOff(shop.ravi)
    visit.settle()
    try visit.press(">")
    #expect(visit.foot.contains("switched off"))
  }
}

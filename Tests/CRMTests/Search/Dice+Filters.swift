import Foundation
import Testing

@testable import CRM

/// Makes up people and filters about them.
extension Dice {
  mutating func one<T>(of many: [T]) -> T { many[Int.random(in: many.indices, using: &self)] }
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  static let words = [
    "Asha", "ASHA", "Rao", "José", "Jose\u{301}", "Élodie", "Straße", "王小明", "明", "आशा", "कुमार",
    "O'Brien",
    "100%", "a_b", "x*", "say \"hi\"", "tab\there", "bell\u{7}", "42", "987", "N\u{303}andu",
    "Ñandú", "Łódź",
    "İstanbul", "a", "b", "ab", "abc", "abcd", "rao-kumar", "x.y@z.in", "§919", "\\", ";--", "ﬁne",
    "۱۲۳",
  ]
  static let states = [
    "Karnataka", "KERALA", "kerala", "Delhi", "tamil nadu", "Élan", "élan", "100%", "a_b",
  ]

  private mutating func text(_ many: ClosedRange<Int>) -> String {
    (0..<Int.random(in: many, using: &self)).map { _ in one(of: Dice.words) }.joined(separator: " ")
  }
  private mutating func digits(_ many: ClosedRange<Int>) -> String {
    (0..<Int.random(in: many, using: &self)).map { _ in one(of: ["9", "8", "1", "7"]) }.joined()
  }
  private mutating func maybe<T>(_ value: (inout Dice) -> T) -> T? {
    chance(70) ? value(&self) : nil
  }

  mutating func person(id: Int64) -> Person {
    var person = Person(id: id, name: text(1...3))
    person.email = maybe { $0.one(of: ["asha@rao.in", "A.B@x.com", "josé@łódź.pl"]) }
    person.note = maybe { $0.text(0...4) }
    person.state = maybe { $0.one(of: Dice.states) }
    person.stage = one(of: Person.stages + ["won", "LOST"])
    person.active = maybe { $0.chance(50) }
    person.score = maybe { Int64($0.one(of: [-5, 0, 1, 2, 3, 50, 100])) }
    person.amount = maybe { Int64($0.one(of: [0, 5, 500, 50_000, 5_000_000, 12_000_000, -300])) }
    person.currency = one(of: ["INR", "USD", "JPY"])
    person.due = maybe { Int64(20778 + Int.random(in: -40...40, using: &$0)) }
    let hour: Int64 = 3_600_000
    person.received = 1_795_199_400_000 + hour * Int64.random(in: -900...900, using: &self)
    if chance(20) { person.received -= 1 }
    person.ownerID = maybe { Int64($0.one(of: [1, 2, 3, 4])) }
    person.companyID = maybe { Int64($0.one(of: [1, 2, 3, 4])) }
    person.phone = maybe { "+91" + $0.digits(6...10) }
    person.mobile = maybe { "+91" + $0.digits(6...10) }
    return person
  }

  mutating func sort() -> Sort {
    let fields = Person.catalogue.fields.filter { $0.kind != .json }
    return Sort(one(of: fields).name, descending: chance(50))
  }

  mutating func filter(depth: Int = 0) -> String {
    var parts = [term(depth)]
    while chance(depth == 0 ? 45 : 30), parts.count < 5 {
      if chance(25) { parts.append(one(of: ["or", "OR"])) }
      parts.append(term(depth))
    }
    return parts.joined(separator: " ")
  }

  private mutating func term(_ depth: Int) -> String {
    if chance(20) { return "-" + term(depth) }
    if chance(15), depth < 3 { return "(\(filter(depth: depth + 1)))" }
    if chance(35) { return word() }
    return fieldTerm()
  }

  private mutating func word() -> String {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return digits(1...6)
    case 1: return FilterTree.spelled(text(2...3))
    case 2: return "\"\(digits(2...4)) \(digits(1...4))\""
    case 3:
      let word = one(of: Dice.words)
      return
        "\"\(String(word.unicodeScalars.prefix(Int.random(in: 1...4, using: &self))).replacing("\"", with: ""))x\""
    default:
      let word = one(of: Dice.words).unicodeScalars.filter {
        !"()\";:=<>".unicodeScalars.contains($0)
      }
      let cut = String(String.UnicodeScalarView(word.prefix(Int.random(in: 1...5, using: &self))))
      return cut.trimmed.isEmpty || cut.hasPrefix("-") ? "asha" : cut
    }
  }

  private mutating func values(_ value: (inout Dice) -> String) -> String {
    (0..<one(of: [1, 1, 1, 2, 3])).map { _ in chance(8) ? one(of: ["none", "any"]) : value(&self) }
      .joined(separator: ",")
  }

  private mutating func ordered(_ field: String, _ value: (inout Dice) -> String) -> String {
    if chance(50) { return field + one(of: [">", ">=", "<", "<="]) + value(&self) }
    if chance(30) {
      let end = value(&self).replacing("\"", with: "")
      return field + ":" + FilterTree.spelled(chance(50) ? end + ".." : ".." + end)
    }
    return field + one(of: [":", "="]) + values(value)
  }

  private mutating func fieldTerm() -> String {
    let equals = one(of: [":", "="])
    switch Int.random(in: 0..<11, using: &self) {
    case 0:
      let field = one(of: ["name", "email", "note"])
      return field + equals
        + values { dice in
          let text = dice.one(of: [
            dice.text(1...2), dice.one(of: Dice.words), "asha@rao.in", "%", "_", "'",
          ])
          return FilterTree.spelled(dice.chance(50) ? text : text.asciiLowercased)
        }
    case 1, 2:
      return "state" + equals
        + values { FilterTree.spelled($0.one(of: [$0.one(of: Dice.states), "DELHI", "nowhere"])) }
    case 3: return "stage" + equals + values { $0.one(of: Person.stages + ["won", "new"]) }
    case 4: return "active" + equals + values { $0.one(of: ["yes", "no", "true", "FALSE"]) }
    case 5: return ordered("score") { $0.one(of: ["-5", "0", "1", "2", "3", "49", "50"]) }
    case 6:
      return ordered("value") {
        $0.one(of: ["0", "5", "50k", "1.2lakh", "USD5", "JPY500", "500usd", "-3", "500", "2cr"])
      }
    case 7:
      return ordered("expected-close") {
        $0.one(of: ["today", "7d", "-7d", "2026-11", "2026", "2026-11-25", "eom", "\"3 dec\""])
      }
    case 8:
      return ordered("received") {
        $0.one(of: ["today", "yesterday", "-7d", "2026-11", "2026-12-01", "\"2026-11-21 05:30\""])
      }
    case 9:
      return "owner" + equals
        + values { $0.one(of: ["me", "ravi", "2", "3", "jose", "\"Meera Nair\""]) }
    default:
      return chance(50)
        ? "company" + equals + values { $0.one(of: ["rao", "1", "kumar"]) }
        : "city" + equals + values { $0.one(of: ["\"new delhi\"", "Pune", "mumbai"]) }
    }
  }
}

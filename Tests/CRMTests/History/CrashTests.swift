import Foundation
import Storage
import Support
import Testing

@testable import CRM

@Suite("Writers that die, crowd and run out of room", .serialized)
struct CrashTests {
  private let writers = 4

  /// `LEADLINE_KILLS` asks for more.
  private static let kills =
    ProcessInfo.processInfo.environment["LEADLINE_KILLS"].flatMap(Int.init) ?? 200

  @Test("whenever a writer is killed, the file is whole and every confirmed write is there")
  func kills() throws {
    var kills = 0
    var confirmed = 0
    while kills < CrashTests.kills {
      let shop = try crowd(writers)
      // A young file each few rounds keeps the checks quick.
      for _ in 0..<10 where kills < CrashTests.kills {
        let started = try (1...writers).map { try Child("scribe", [shop.scratch.file, "w\($0)"]) }
        // Each has done its first.
        let first = started.map { writer in
          writer.line() == "open" ? writer.line().flatMap { Int64($0) } : nil
        }
        for writer in started.shuffled() {
          usleep(.random(in: 1_000...40_000) / UInt32(writers))
          writer.signal(SIGKILL)
          kills += 1
          // The others write on meanwhile.
          try expectWhole(shop)
        }
        for (number, writer) in started.enumerated() {
          let said = [try #require(first[number])] + lines(of: writer).compactMap { Int64($0) }
          confirmed += said.count
          try expectAll(said, by: "w\(number + 1)", in: shop)
        }
        try expectWhole(shop)
      }
    }
    #expect(confirmed > kills)
    print("\(kills) kills, \(confirmed) confirmed writes")
  }

  @Test("eight writers at once lose nothing, and none waits for ever")
  func eight() throws {
    let seconds = 10
    let shop = try crowd(8)
    let started = try (1...8).map {
      try Child("scribe", [shop.scratch.file, "w\($0)", "seconds=\(seconds)"])
    }
    var counts: [Int] = []
    var longest = 0
    for (number, writer) in started.enumerated() {
      let lines = lines(of: writer)
      let said = lines.compactMap { Int64($0) }
      let farewell = try #require(lines.last)
      try #require(farewell.hasPrefix("waited "), "\(farewell)")
      longest = max(longest, Int(farewell.dropFirst("waited ".count)) ?? .max)
      // Each confirmed one exactly once, and nothing that was not confirmed.
      let there: [Int64] = try events(by: "w\(number + 1)", in: shop)
      #expect(said == there)
      counts.append(said.count)
    }
    let (most, least) = (counts.max() ?? 0, counts.min() ?? 0)
    #expect(least > 0)
    print(
      "8 writers, \(seconds) s: \(counts.reduce(0, +)) events, most \(most), least \(least), longest wait \(longest) ms"
    )
    try expectWhole(shop)
  }

  @Test("a full disk is told in plain words, nothing is half-written, and with room it goes on")
  func full() throws {
    let shop = try crowd(1)
    for limit in [300_000, 700_000, 1_500_000] {
      let before = try events(by: "w1", in: shop)
      let lines = try lines(of: Child("scribe", [shop.scratch.file, "w1", "limit=\(limit)"]))
      let full = try #require(lines.firstIndex { $0.hasPrefix("full ") }, "\(lines.suffix(3))")
      #expect(
        lines[full]
          == "full the disk that holds \(shop.scratch.file) is full: nothing was changed; "
          + "free some space and try again")
      let after = lines[full...].compactMap { Int64($0) }
      #expect(after.count == 20)
      #expect(try events(by: "w1", in: shop) == before + lines.compactMap { Int64($0) })
      try expectWhole(shop)
    }
  }

  /// A shop with so many managers, each known as `w1`, `w2`, ….
  private func crowd(_ count: Int) throws -> HistoryShop {
    let shop = try HistoryShop()
    for number in 1...count {
      let login = "w\(number)"
      try shop.office.members.add(MemberDraft(login: login, role: .manager), by: shop.asha)
    }
    return shop
  }

  /// All that it still says, to its end; then it is gone.
  private func lines(of writer: Child) -> [String] {
    let lines = writer.rest().split(separator: "\n").map(String.init)
    writer.wait()
    return lines
  }

  private func events(by login: String, in shop: HistoryShop) throws -> [Int64] {
    try shop.office.database.read { tx in
      try tx.values(
        """
        SELECT event.id FROM event JOIN member ON member.id = event.actor_id
        WHERE member.login = \(login) ORDER BY event.id
        """)
    }
  }

  private func expectAll(_ said: [Int64], by login: String, in shop: HistoryShop) throws {
    let there = Set(try events(by: login, in: shop))
    #expect(said.allSatisfy { there.contains($0) })
  }

  private func expectWhole(_ shop: HistoryShop) throws {
    let checkup = try shop.scratch.open().check()
    try #require(checkup.problems == [])
  }
}

import CRM
import Foundation
import Testing

/// Rows of the table that the places are made of, with what the generator takes their state for.
@Suite("The table of places") struct PlaceSampleTests {
  fileprivate struct Row {
    let country: String
    let name: String
    let stateInTable: String
    /// Nil when several states have the name.
    let state: String?
  }

  @Test("every country of the table is there")
  func countries() throws {
    let countries = try Set(sample().map(\.country))
    #expect(countries.count == 225)
    // Nobody has a telephone on the islands of the far south, so they are no region.
    #expect(countries.filter { Region($0) == nil } == ["TF"])
    for country in countries.compactMap(Region.init) {
      #expect(!Places.states(of: country).isEmpty, "\(country)")
    }
  }

  @Test("a place of the table has its state, or none when several have one of its name")
  func rows() throws {
    let rows = try sample()
    #expect(rows.count > 2000)
    #expect(rows.count { $0.state == nil } > 200)
    for row in rows {
      guard let country = Region(row.country) else { continue }
      let found = Places.state(ofCity: row.name, in: country)
      #expect(found == row.state, "\(row.name), \(row.country)")
    }
  }

  @Test("a state of the table is one of today's")
  func states() throws {
    for row in try sample() {
      guard let country = Region(row.country), !row.hasNewState else { continue }
      let named = Places.state(named: row.stateInTable, in: country)
      #expect(named != nil, "\(row.stateInTable), \(row.country)")
    }
  }

  private func sample() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Resources/places-sample.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let columns = $0.split(separator: "\t").map(String.init)
      try #require(columns.count == 4)
      return Row(
        country: columns[0], name: columns[1], stateInTable: columns[2],
        state: columns[3] == "-" ? nil : columns[3])
    }
  }
}

extension PlaceSampleTests.Row {
  /// The regions of Nepal were made new states by other borders.
  fileprivate var hasNewState: Bool { country == "NP" }
}

import Storage
import Testing

@testable import CRM

/// How common a word is, as a few rows tell it.
@Suite struct WordSamplesTests {
  @Test("the words of a list are looked at again when it has grown by a tenth")
  func growing() throws {
    let town = try Town()
    let samples = WordSamples()
    try WordSamplesTests.add(1...100, called: "Ann", to: town)
    let ann = searchText(texts: ["Ann"], phones: [])
    #expect(try WordSamplesTests.texts(samples, 100, town) == Array(repeating: ann, count: 100))
    try WordSamplesTests.add(101...110, called: "Zoe", to: town)
    #expect(try WordSamplesTests.texts(samples, 110, town).count == 100)
    try WordSamplesTests.add(111...111, called: "Zoe", to: town)
    let texts = try WordSamplesTests.texts(samples, 111, town)
    #expect(texts.count { $0.hasPrefix(" zoe ") } == 11 && texts.count == 111)
  }

  @Test("a list without rows has no words")
  func nothing() throws {
    #expect(try WordSamplesTests.texts(WordSamples(), 0, Town()) == [])
  }

  private static func add(_ ids: ClosedRange<Int64>, called name: String, to town: Town) throws {
    try town.database.write { tx in
      for id in ids {
        try tx.run(
          """
          INSERT INTO person (id, name, state, stage, currency, received)
          VALUES (\(id), \(name), 'Kerala', 'New', 'INR', 0)
          """)
        try tx.run(
          tx.dialect.addWords(
            of: "SELECT \(id) AS id, \(searchText(texts: [name], phones: [])) AS words", kind: 4))
      }
    }
  }

  private static func texts(_ samples: WordSamples, _ last: Int64, _ town: Town) throws -> [String]
  {
    try town.database.read { try samples.texts(of: Person.alone, last: last, in: $0) }
  }
}

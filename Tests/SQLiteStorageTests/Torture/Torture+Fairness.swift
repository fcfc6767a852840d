import Foundation
import Support
import Testing

extension Torture {
  struct FairnessTests {
    let folder = TemporaryFolder()

    @Test("of 64 writers none gets twice as much as another, and none waits a second")
    func fairness() throws {
      let path = folder.file("a.db")
      _ = try Office.open(path)
      let shot = folder.file("shot")
      let children = try (1...64).map { writer in
        try Child(
          "storm",
          [
            "write", "file=\(path)", "writer=\(writer)", "seconds=\(Patience.seconds)",
            "shot=\(shot)",
          ])
      }
      #expect(FileManager.default.createFile(atPath: shot, contents: nil))
      var counts: [Int] = []
      var waits: [Int] = []
      for child in children {
        let words = child.rest().split(whereSeparator: \.isWhitespace)
        counts.append(try #require(words.count == 4 ? Int(words[1]) : nil))
        waits.append(try #require(Int(words[3])))
      }
      let least = try #require(counts.min())
      let most = try #require(counts.max())
      let longest = try #require(waits.max())
      print(
        "64 writers, \(Patience.seconds) s: \(least) to \(most) each, longest wait \(longest) ms")
      #expect(most <= 2 * least)
      #expect(longest <= 1000)
      let database = try Office.open(path)
      #expect(try Office.faults(in: database) == [])
      #expect(try Office.numbers(by: 64, in: database).count == counts[63])
    }
  }
}

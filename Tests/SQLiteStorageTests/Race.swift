import Storage
import Support
import Testing

/// Writers and checkpointers on one file, each a process of its own, none of them ever waiting for
/// anything but the gate.
struct Race {
  var writers: Int
  var checkpointers: Int
  var seconds: Int
  var gated: Bool

  struct Outcome {
    var confirmed = 0
    var faults: [String] = []
  }

  func run(on path: String) throws -> Outcome {
    _ = try Office.open(path)
    // How often they meet decides, not how safely a commit is kept: nobody waits for the disk.
    let shared = [
      "file=\(path)", "seconds=\(seconds)", "gated=\(gated ? 1 : 0)", "synchronous=off", "pages=1",
    ]
    let writing = try (1...writers).map { try Child("storm", ["write", "writer=\($0)"] + shared) }
    let copying = try (1...checkpointers).map { _ in try Child("storm", ["checkpoint"] + shared) }
    var outcome = Outcome()
    for (index, child) in writing.enumerated() {
      let words = child.rest().split(separator: " ")
      guard words.first == "confirmed", let count = Int(words[1]) else {
        outcome.faults.append("writer \(index + 1): \(words.joined(separator: " "))")
        continue
      }
      outcome.confirmed += count
      outcome.faults += missing(from: path, writer: index + 1, count: count)
    }
    for child in copying {
      let told = child.rest()
      if !told.hasPrefix("checkpoints") { outcome.faults.append("checkpointer: \(told)") }
    }
    do {
      outcome.faults += try Office.faults(in: try Office.open(path))
    } catch {
      outcome.faults.append("\(error)")
    }
    return outcome
  }

  private func missing(from path: String, writer: Int, count: Int) -> [String] {
    do {
      let numbers = try Office.numbers(by: writer, in: try Office.open(path))
      if numbers == Array(0..<count) { return [] }
      return ["writer \(writer): \(count) confirmed, \(numbers.count) there"]
    } catch {
      return ["\(error)"]
    }
  }
}

struct RaceTests {
  let folder = TemporaryFolder()

  @Test("writers and checkpointers that never rest harm nothing behind the gate")
  func short() throws {
    let race = Race(writers: 2, checkpointers: 3, seconds: 5, gated: true)
    let outcome = try race.run(on: folder.file("a.db"))
    #expect(outcome.faults == [])
    #expect(outcome.confirmed > 0)
  }
}

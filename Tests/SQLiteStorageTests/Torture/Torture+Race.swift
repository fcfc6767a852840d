import Foundation
import Support
import Testing

extension Torture {
  /// The WAL-reset fault of SQLite 3.7.0 to 3.51.2 (sqlite.org/wal.html §11): a checkpoint that meets a
  /// commit of another process while the log starts over.
  struct RaceTests {
    let folder = TemporaryFolder()

    @Test("behind the gate the file stays whole, however long they race")
    func gated() throws {
      let race = Race(writers: 2, checkpointers: 3, seconds: Patience.seconds, gated: true)
      let outcome = try race.run(on: folder.file("a.db"))
      print("race behind the gate: \(outcome.confirmed) commits, \(outcome.faults.count) faults")
      #expect(outcome.faults == [])
    }

    @Test("without the gate the same race ruins a file: this is what the gate is for")
    func control() throws {
      let race = Race(writers: 1, checkpointers: 2, seconds: 8, gated: false)
      let start = Date()
      for round in 1...40 {
        let outcome = try race.run(on: folder.file("\(round).db"))
        guard outcome.faults.isEmpty else {
          let seconds = Int(Date().timeIntervalSince(start))
          print("race without the gate: ruined in round \(round), after \(seconds) s")
          return
        }
      }
      Issue.record(
        "40 rounds did not ruin a file: is this SQLite repaired? Then say so in the gate")
    }
  }
}

import CFaults
import Foundation
import Storage
import Support
import Testing

@testable import SQLiteStorage

/// The faulty disk is one for the whole process, so these take turns.
@Suite("The log's pages are handed down together", .serialized)
struct LogLayerTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("a.db") }

  /// Opened on a disk that fails once, at this call.
  private func office(failingAt call: Int) throws -> Database {
    try #require(faults_install() == 0)
    faults_arm(FAULTS_ONCE, call)
    var options = SQLiteConnection.Options()
    options.vfs = "faults"
    return try Office.open(path, options: options)
  }

  private func record(_ numbers: Range<Int>, in office: Database) throws {
    try office.write { _ in
      for number in numbers {
        try Office.record(number, name: String(repeating: "x", count: 4000), in: office)
      }
    }
  }

  @Test("a commit of hundreds of pages asks little of the disk")
  func together() throws {
    let office = try office(failingAt: 300)
    try record(0..<400, in: office)
    #expect(faults_fired() == 0)
    faults_arm(FAULTS_NONE, 0)
    #expect(try Office.numbers(in: Office.open(path)) == Array(0..<400))
  }

  @Test("a closed file leaves no log open, which each connection has twice")
  func closed() throws {
    for round in 0..<3 {
      let office = try Office.open(path)
      try withExtendedLifetime(office) {
        try record(round * 400..<(round + 1) * 400, in: office)
        #expect(try openLogs() > 1)
      }
    }
    #expect(try openLogs() == 0)
  }

  private func openLogs() throws -> Int {
    let files = FileManager.default
    return try files.contentsOfDirectory(atPath: "/proc/self/fd").count {
      (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path + "-wal"
    }
  }

  @Test("what a failed commit left is not written over what another has written since")
  func failed() throws {
    var (kept, failures) = (0, 0)
    for call in 1...80 {
      guard let unlucky = try? office(failingAt: call) else { continue }
      do {
        try record(kept..<kept + 50, in: unlucky)
        kept += 50
      } catch { failures += 1 }
      faults_arm(FAULTS_NONE, 0)
      let other = try Office.open(path)
      try Office.record(kept, in: other)
      #expect(try Office.numbers(in: unlucky) == Array(0...kept))
      try Office.record(kept + 1, in: unlucky)
      kept += 2
      #expect(try Office.numbers(in: other) == Array(0..<kept))
      #expect(try Office.faults(in: other) == [])
    }
    #expect(failures > 5)
  }

  @Test("what was written early, for want of memory, and then undone is in nobody's way")
  func undone() throws {
    var options = SQLiteConnection.Options()
    options.cache = 100
    let office = try Office.open(path, options: options)
    let other = try Office.open(path)
    for round in 0..<5 {
      #expect(throws: CancellationError.self) {
        try office.write { _ in
          for number in 1000...1300 {
            try Office.record(number, name: String(repeating: "z", count: 3000), in: office)
          }
          throw CancellationError()
        }
      }
      try Office.record(2 * round, in: other)
      try Office.record(2 * round + 1, in: office)
    }
    #expect(try Office.numbers(in: other) == Array(0..<10))
    #expect(try Office.faults(in: office) == [])
  }
}

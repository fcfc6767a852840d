import Support
import Testing

/// After a fault: all or nothing, nothing confirmed is gone, the file is sound, and the same program
/// goes on when the trouble is over. Every call has its fault in the torture, every so many-th here.
struct FaultTests {
  let folder = TemporaryFolder()

  @Test(
    "a disk that fails once or for good costs nothing that was confirmed",
    arguments: [Faults.Kind.once, .good], Faults.Start.allCases)
  func disk(_ kind: Faults.Kind, _ start: Faults.Start) throws {
    let faults = Faults(layer: .disk, kind: kind, start: start, step: 5)
    let outcome = try faults.run(on: folder.file("a.db"))
    #expect(outcome.broken == [])
    #expect(outcome.count > 40)
  }

  @Test(
    "a crash leaves all that was confirmed, whatever the disk made of the rest",
    arguments: Faults.Start.allCases)
  func crash(_ start: Faults.Start) throws {
    let faults = Faults(layer: .disk, kind: .crash, start: start, step: 2)
    let outcome = try faults.run(on: folder.file("a.db"))
    #expect(outcome.broken == [])
    #expect(outcome.count > 80)
  }

  @Test("a crash of a program that does not wait for the disk does lose rows: the test can see it")
  func control() throws {
    var faults = Faults(layer: .disk, kind: .crash, start: .old, step: 3)
    faults.synchronous = "off"
    let outcome = try faults.run(on: folder.file("a.db"))
    #expect(outcome.broken.contains { $0.contains("confirmed and gone") })
  }

  @Test(
    "memory that is refused once or for good costs nothing that was confirmed",
    arguments: [Faults.Kind.once, .good], Faults.Start.allCases)
  func memory(_ kind: Faults.Kind, _ start: Faults.Start) throws {
    let faults = Faults(layer: .memory, kind: kind, start: start, step: 29)
    let outcome = try faults.run(on: folder.file("a.db"))
    #expect(outcome.broken == [])
    #expect(outcome.count > 40)
  }
}

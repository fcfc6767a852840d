import Support
import Testing

extension Torture {
  struct FaultTests {
    let folder = TemporaryFolder()

    @Test(
      "every single call of the disk and of the memory may fail",
      arguments: Faults.Layer.allCases, [Faults.Kind.once, .good])
    func every(_ layer: Faults.Layer, _ kind: Faults.Kind) throws {
      for start in Faults.Start.allCases {
        let faults = Faults(layer: layer, kind: kind, start: start, step: 1)
        let outcome = try faults.run(on: folder.file("\(start).db"))
        print("\(layer) \(kind) \(start): \(outcome.count) faults, \(outcome.broken.count) broken")
        #expect(outcome.broken == [])
        #expect(outcome.count > 200)
      }
    }

    @Test(
      "a crash at every call, the rest of the disk thrown anew", arguments: Faults.Start.allCases)
    func crash(_ start: Faults.Start) throws {
      var count = 0
      for seed in 0..<10 {
        let faults = Faults(layer: .disk, kind: .crash, start: start, step: 1, seed: seed * 1001)
        let outcome = try faults.run(on: folder.file("\(seed).db"))
        count += outcome.count
        #expect(outcome.broken == [])
      }
      print("crash \(start): \(count) crashes")
      #expect(count > 2000)
    }
  }
}

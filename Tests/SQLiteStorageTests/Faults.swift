import Support

/// A day's work with a fault at every so many-th call of the disk or of the memory.
struct Faults {
  enum Layer: String, CaseIterable, Sendable { case disk, memory }
  enum Kind: String, CaseIterable, Sendable { case once, good, crash }
  enum Start: String, CaseIterable, Sendable { case old, new }

  var layer: Layer
  var kind: Kind
  var start: Start
  var step: Int
  var seed = 0
  var synchronous = "full"

  struct Outcome {
    var count: Int
    var broken: [String]
  }

  func run(on path: String) throws -> Outcome {
    let child = try Child(
      "storm",
      [
        "faults", "file=\(path)", "layer=\(layer)", "kind=\(kind)", "start=\(start)",
        "step=\(step)", "seed=\(seed)", "synchronous=\(synchronous)",
      ])
    var lines = child.rest().split(separator: "\n").map(String.init)
    let ending = child.wait()
    guard ending == .exited(0), let last = lines.popLast(), last.hasPrefix("faults ") else {
      return Outcome(count: 0, broken: lines + ["\(ending)"])
    }
    return Outcome(count: Int(last.dropFirst("faults ".count)) ?? 0, broken: lines)
  }
}

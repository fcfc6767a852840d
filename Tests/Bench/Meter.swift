import Glibc

/// Times one thing many times and keeps what matters of it.
struct Timing {
  let name: String
  /// Seconds, sorted.
  let samples: [Double]

  var median: Double { samples[samples.count / 2] }
  var p99: Double { samples[min(samples.count - 1, samples.count * 99 / 100)] }

  init(_ name: String, times: Int, warmUp: Int = 3, _ body: (Int) throws -> Void) rethrows {
    for round in 0..<warmUp { try body(round) }
    var samples: [Double] = []
    for round in 0..<times {
      let start = seconds()
      try body(warmUp + round)
      samples.append(seconds() - start)
    }
    self.name = name
    self.samples = samples.sorted()
  }
}

extension Timing {
  init(_ name: String, sorted samples: [Double]) {
    self.name = name
    self.samples = samples.sorted()
  }
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The table that `make bench` prints: each figure beside its floor of the same run, or its budget.
struct Table {
  private var rows: [[String]] = []

  mutating func section(_ title: String) { rows.append([title]) }

  /// A timing, beside the floor measured in the same run.
  mutating func add(_ timing: Timing, floor: Timing? = nil, budget: String = "") {
    rows.append([
      timing.name, duration(timing.median), duration(timing.p99),
      floor.map { duration($0.median) } ?? "",
      floor.map { String(fixed(timing.median / $0.median, 1)) + "×" } ?? "", budget,
    ])
  }

  mutating func add(
    _ name: String, _ figure: String, floor: String = "", ratio: String = "", budget: String = ""
  ) {
    rows.append([name, figure, "", floor, ratio, budget])
  }

  func show() {
    let head = ["", "median", "p99", "floor", "ratio", "budget"]
    let full = rows.filter { $0.count > 1 } + [head]
    let widths = (0..<6).map { column in full.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        text += column == 0 ? cell + gap : "  " + gap + cell
      }
      return text
    }
    print(line(head))
    for row in rows { print(row.count == 1 ? "\n" + row[0] : line(row)) }
  }
}

func duration(_ seconds: Double) -> String {
  switch seconds {
  case ..<1e-3: fixed(seconds * 1e6, 1) + " µs"
  case ..<1: fixed(seconds * 1e3, 2) + " ms"
  default: fixed(seconds, 2) + " s"
  }
}

func fixed(_ number: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int64((number * scale).rounded())
  guard digits > 0 else { return "\(whole)" }
  let text = String(abs(whole))
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
  return (whole < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
}

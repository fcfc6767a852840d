import CRM
import Foundation
import Storage
import Support

/// Sixteen programs that receive leads at once, while one reassigns them and another pauses and
/// resumes callers: all on one file.
struct Storm {
  let receivers = 16
  let seconds: Int
  let scratch = Scratch()
  private let folder = TemporaryFolder()

  struct Outcome {
    var leads = 0
    /// Of any process for one batch, in milliseconds.
    var longest = 0
    /// What was acknowledged: by source and row, the lead.
    var acknowledged: [String: Int64] = [:]
    var doubled = 0
  }

  init(seconds: Int) { self.seconds = seconds }

  func found() throws -> Workspace {
    let office = try scratch.found()
    let asha = try office.members.actor(login: "asha")
    let states = ["Goa", "Kerala", "Punjab", "Karnataka"]
    for place in 0..<8 {
      var draft = Callers.blank
      draft.name = "Caller \(place)"
      draft.weight = 1 + place % 3
      draft.states = [states[place % 4], states[(place + 1) % 4]]
      draft.languages = place % 2 == 0 ? ["Hindi"] : ["Hindi", "Kannada"]
      draft.dailyLimit = [0, 40, 0, 0, 25, 0, 0, 60][place]
      try office.callers.add(draft, by: asha)
    }
    return office
  }

  func rage() throws -> Outcome {
    let started = try (1...receivers).map { number in
      try Child(
        "scribe",
        [
          scratch.file, "asha", "do=receive", "source=s\(number)", "seconds=\(seconds)",
          "batch=\(1 + number % 5)", "log=\(folder.file("\(number)"))",
        ])
    }
    let troublers = try ["reassign", "pause"].map {
      try Child("scribe", [scratch.file, "asha", "do=\($0)", "seconds=\(seconds)"])
    }
    var outcome = Outcome()
    for (place, child) in started.enumerated() {
      let farewell = child.rest().split(separator: "\n").last ?? ""
      guard child.wait() == .exited(0), farewell.hasPrefix("waited ") else {
        throw Mismatch(expected: "a receiver that ends well, not “\(farewell)”")
      }
      outcome.longest = max(outcome.longest, Int(farewell.dropFirst(7)) ?? .max)
      for line in Acknowledged.lines(of: folder.file("\(place + 1)")) {
        outcome.leads += 1
        if !line.isNew { outcome.doubled += 1 }
        outcome.acknowledged["s\(place + 1):\(line.row)"] = line.lead
      }
    }
    for child in troublers {
      guard child.wait() == .exited(0) else {
        throw Mismatch(expected: "a troubler that ends well")
      }
    }
    return outcome
  }
}

/// What a receiver was told, as it wrote it down.
struct Acknowledged: Equatable {
  let row: Int
  let lead: Int64
  let isNew: Bool

  static func lines(of path: String) -> [Acknowledged] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let row = Int(words[0]), let lead = Int64(words[1]) else {
        return nil
      }
      return Acknowledged(row: row, lead: lead, isNew: words[2] == "new")
    }
  }
}

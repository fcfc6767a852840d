import CFaults
import Glibc
import SQLiteStorage
import Storage
import Support

/// Runs one day's work again and again, each time with the fault one call later, until the work is
/// over before the fault comes. After each: all or nothing, and nothing confirmed is gone.
///
/// `faults kind=once|good|crash layer=disk|memory start=old|new from=N step=N seed=N`: tells every
/// promise that was broken, with the N that broke it, then `faults COUNT`.
func faults(_ arguments: Arguments) throws {
  let kinds = ["once": FAULTS_ONCE, "good": FAULTS_FOR_GOOD, "crash": FAULTS_CRASH]
  guard let kind = kinds[arguments["kind"]] else { return say("unknown kind") }
  let memory = arguments["layer"] == "memory"
  if memory { try demand(faults_install_memory() == 0, "no memory layer") }
  try demand(faults_install() == 0, "no disk layer")

  let template = arguments.file + ".template"
  if arguments["start"] == "old" { try prepare(template) }
  var nth = arguments.number("from", default: 1)
  var broken: [String] = []
  var count = 0
  while broken.count < 20 {
    var day = Day(
      path: arguments.file, old: arguments["start"] == "old", options: arguments.options)
    try day.begin(from: template)
    if memory { faults_arm_memory(kind, nth) } else { faults_arm(kind, nth) }
    day.work(until: {
      faults_arm_memory(FAULTS_NONE, 0)
      if kind != FAULTS_CRASH { faults_arm(FAULTS_NONE, 0) }
    })
    let fired = memory ? faults_fired_memory() : faults_fired()
    guard fired != 0 else { break }
    count += 1
    if kind == FAULTS_CRASH {
      try demand(
        faults_after_crash(UInt64(nth + arguments.number("seed"))) == 0, "no image of the disk")
      unlink(arguments.file + "-shm")
    }
    broken += day.broken(recovers: kind != FAULTS_CRASH).map { "fault \(nth): \($0)" }
    nth += arguments.number("step", default: 1)
  }
  for line in broken { say(line) }
  say("faults \(count)")
}

private func prepare(_ path: String) throws {
  let database = try Office.open(path)
  for number in 0..<10 { try Office.record(number, in: database) }
}

private func demand(_ holds: Bool, _ what: String) throws {
  guard holds else { throw StorageError.failing(path: "the test", reason: what) }
}

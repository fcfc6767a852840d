import Glibc
import SQLiteStorage
import Storage
import Support

/// The other process of the storage tests: `storm VERB key=value …`. It reports on standard output.

// Whatever happens to the tests, no helper outlives them for long.
alarm(UInt32(getenv("LEADLINE_TORTURE") == nil ? 120 : 3600))

let arguments = Arguments(CommandLine.arguments.dropFirst())
do {
  switch arguments.verb {
  case "hold": try hold(arguments)
  case "commit": try commit(arguments)
  case "migrate": try migrate(arguments)
  case "open": try openAs(arguments)
  case "fill": try fill(arguments)
  case "write": try write(arguments)
  case "checkpoint": try checkpoint(arguments)
  case "cut": try cut(arguments)
  case "faults": try faults(arguments)
  case "flip": try flip(arguments)
  default:
    say("unknown verb \(arguments.verb)")
    exit(2)
  }
} catch {
  say("error: \(error)")
  exit(1)
}

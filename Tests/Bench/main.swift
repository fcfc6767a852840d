import CRM
import Glibc

// `make bench [LEADS=1000000]`: every figure of the README, measured anew beside its floor.

let arguments = Array(CommandLine.arguments.dropFirst())
let largest = arguments.first.flatMap { Int($0) } ?? 1_000_000
let program = arguments.count > 1 ? arguments[1] : nil
let folder = try BenchFolder()
defer { folder.remove() }

var table = Table()
try Writing(in: folder.path).run(&table)
for leads in [1000, 100_000, 1_000_000] where leads <= largest {
  let start = seconds()
  let shop = try Shop(in: folder.path, leads: leads)
  let made = seconds() - start
  table.section("\(leads) leads")
  table.add("made, leads a second", fixed(Double(leads) / made, 0))
  try Reading(shop).run(&table)
  try Whole(shop, program: program).run(&table)
}
table.show()

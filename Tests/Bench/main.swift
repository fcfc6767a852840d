import CRM
import Glibc

// `make bench [LEADS=1000000]`: every figure of the README, measured anew beside its floor.
// `make bench FILE=big.db`: only the screens, on a copy of a file that is there already.
// `Bench receiving`: only what it costs to receive leads.

let arguments = Array(CommandLine.arguments.dropFirst())
let largest = arguments.first.flatMap { Int($0) } ?? 1_000_000
let program = arguments.dropFirst().first.flatMap { path -> String? in
  guard let whole = realpath(path, nil) else { return nil }
  defer { free(whole) }
  return String(cString: whole)
}
if let receiver = Receiver(arguments) {
  try receiver.run()
  exit(0)
}
let folder = try BenchFolder()
defer { folder.remove() }

var table = Table()

if arguments.first == "receiving" {
  try Receiving(in: folder.path).run(&table)
} else if arguments.count > 2 {
  if let program {
    let shop = try Shop(ready: arguments[2], leads: largest)
    try Screens(shop: shop, program: program, home: folder.path).run(&table)
  }
} else {
  try Writing(in: folder.path).run(&table)
  try Receiving(in: folder.path).run(&table)
  for leads in [1000, 100_000, 1_000_000] where leads <= largest {
    let start = seconds()
    let shop = try Shop(in: folder.path, leads: leads)
    let made = seconds() - start
    table.section("\(leads) leads")
    table.add("made, leads a second", fixed(Double(leads) / made, 0))
    try Reading(shop).run(&table)
    try Whole(shop, program: program).run(&table)
    if leads == largest, let program {
      try Screens(shop: shop, program: program, home: folder.path).run(&table)
    }
  }
}
if let program { try ScreenPaper(program: program, folder: folder.path).run(&table) }
table.show()

import CRM
import Glibc
import SQLiteStorage
import Storage

let n = Int(CommandLine.arguments.dropFirst().first ?? "100000") ?? 100_000
let path = "/tmp/bench-\(n).db"
func person(_ i: Int, _ dice: inout SystemRandomNumberGenerator) -> CustomerDraft {
  let first = ["Asha","Ravi","Meera","Suresh","Lakshmi","Vikram","Anita","Kiran","Deepa","Arjun","Sunita","Mohan","Priya","Rahul","Kavya","Imran","Farah","John","Maria","Zoë"]
  let last = ["Kumar","Sharma","Nair","Gupta","Rao","Patel","Singh","Iyer","Das","Khan","Reddy","Joshi","Mehta","Bose","Pillai","Fernandes","Menon","Chopra","Verma","Yadav"]
  var d = CustomerDraft()
  let f = first.randomElement(using: &dice)!, l = last.randomElement(using: &dice)!
  d.name = "\(f) \(l)"
  d.email = try? Email("\(f.asciiLowercased.utf8.filter{$0<128}.map{String(UnicodeScalar($0))}.joined()).\(l)\(i)@example.com")
  d.phone = Phone(stored: "+9198\(String(10_000_000 + i))")
  return d
}
if access(path, F_OK) != 0 {
  let connection = try SQLiteConnection(path: path, opening: .new)
  try connection.claim()
  let ws = try Workspace.create(connection, business: Business(name: "Bench", zone: Zone(named: "Asia/Kolkata"), currency: Currency("INR"), region: Region("IN")!), owner: MemberDraft(login: "asha", name: "Asha", role: .owner))
  let me = try ws.members.actor(login: nil)
  var dice = SystemRandomNumberGenerator()
  let start = seconds()
  let states = ["Karnataka","Kerala","Tamil Nadu","Maharashtra","Delhi","Gujarat","Punjab","Sikkim"]
  var i = 0
  while i < n {
    try ws.batch {
      for _ in 0..<min(1000, n - i) {
        var lead = LeadDraft(currency: ws.business.currency)
        lead.value = Int64.random(in: 1...500) * 100_000
        lead.source = ["web","sheet","call","referral"].randomElement()!
        lead.state = states[min(Int.random(in: 0...7), Int.random(in: 0...7))]
        lead.receivedAt = Instant(milliseconds: 1_700_000_000_000 + Int64(i) * 60_000)
        try ws.leads.add(lead, from: person(i, &dice), by: me)
        i += 1
      }
    }
    if i % 100_000 == 0 { print(i, fixed(Double(i) / (seconds() - start), 0), "leads/s") }
  }
  print("filled", fixed(Double(n) / (seconds() - start), 0), "leads/s")
}
let connection = try SQLiteConnection(path: path)
let ws = try Workspace(connection)
let me = try ws.members.actor(login: nil)
var table = Table()
for filter in ["", "state:karnataka", "state:sikkim", "status:open", "stage:new", "stage:won", "value>400k", "state:kerala value>400k", "source:web,call", "owner:me", "received_at>-7d", "kum", "zoe", "asha kumar", "zoe fern", "com", "9810", "0001234", "a", "sikkim", "kum state:karnataka", "-state:karnataka", "(kum or nai) value>100k"] {
  table.add(try Timing("leads \(filter)", times: 20, warmUp: 1) { _ in
    _ = try ws.leads.page(Query(filter: filter), by: me)
  })
}
for filter in ["", "kum", "zoe", "asha kumar", "state:karnataka", "com", "9810", "0001234"] {
  table.add(try Timing("customers \(filter)", times: 20, warmUp: 1) { _ in
    _ = try ws.customers.page(Query(filter: filter), by: me)
  })
}
var seen = 0
table.add(try Timing("point read", times: 200) { i in _ = try ws.leads.get(ID(Int64(i * 37 % n + 1)), by: me) })
table.add(try Timing("edit", times: 200) { i in _ = try ws.leads.edit(ID(Int64(i * 37 % n + 1)), by: me) { $0.note = "n\(i) \(seen)"; seen += 1 } })
table.add(try Timing("pipeline", times: 5) { i in _ = try ws.reports.make(.pipeline, by: me) })
table.add(try Timing("acquisition", times: 3, warmUp: 0) { i in _ = try ws.reports.make(.acquisition, by: me) })
table.show()
let checkStart = seconds()
let c = try ws.check(); print(c, seconds() - checkStart)

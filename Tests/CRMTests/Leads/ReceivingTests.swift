import Storage
import Support
import Testing

@testable import CRM

@Suite("Leads come in from outside")
struct ReceivingTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func incoming(_ document: JSON) throws -> Incoming { try Incoming(document) }

  @discardableResult
  private func receive(_ document: JSON) throws -> Receipt {
    try shop.crm.leads.receive(incoming(document), by: shop.asha)
  }

  private func lead(_ receipt: Receipt) throws -> Lead {
    try shop.crm.leads.get(receipt.lead, by: shop.asha)
  }

  private func count(_ table: String) throws -> Int {
    try shop.crm.database.read { tx in
      try tx.value("SELECT count(*) FROM \(name: table)") ?? 0
    }
  }

  private static let zoya: JSON = [
    "name": " Zoya  Khan ", "phone": "098450 12345", "timestamp": "2026-11-21T09:30:00+05:30",
    "lead_source": "sheet", "city": "Panaji", "state": "GOA", "language": "Konkani",
    "value": 5000, "email": "Zoya@Example.com", "company": "Khan Traders",
    "metadata": ["campaign": "diwali"], "Shoe Size": 38,
  ]

  @Test("S2 3.1.1: every field of the sheet is kept, clean, and what was sent stays as it was")
  func fields() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let receipt = try receive(Self.zoya)
    #expect(receipt.caller == "neha" && receipt.status == .assigned && !receipt.isDuplicate)
    #expect(receipt.flags == [] && receipt.reason?.contains("Neha") == true)
    let lead = try lead(receipt)
    #expect(lead.customerName == "Zoya Khan")
    #expect(lead.phone == "+919845012345" && lead.email == "Zoya@Example.com")
    #expect(lead.state == "Goa" && lead.city == "Panaji" && lead.language == "Konkani")
    #expect(lead.source == "sheet" && lead.value == 500_000 && lead.companyName == "Khan Traders")
    #expect(lead.custom == #"{"campaign":"diwali","Shoe Size":38}"#)
    #expect(lead.raw == Self.zoya.text && lead.ownerLogin == "neha" && lead.assignedAt != nil)
    #expect(lead.sourceAt?.description == "2026-11-21T04:00:00Z")
    #expect(try shop.crm.check().problems == [])
  }

  @Test(
    "however a document is spaced and escaped, it is kept as we write it",
    arguments: [
      #"{"name":"Zoya","value":5000,"metadata":{"a":[1.50,-0]}}"#, #"{"name":"ज़ोया","x":null}"#,
      #" {"name": "Zoya", "value": 5000}"#, #"{"name":"Zoya"}"# + "\n",
      #"{"name":"Zo\u0079a","x":"a\/b"}"#, #"{"name":"Zoya","x":"\\\"\n\u0007"}"#,
    ])
  func raw(text: String) throws {
    let incoming = try Incoming(parsing: text)
    #expect(try incoming.raw == JSON(parsing: text).text && incoming.raw == incoming.raw.trimmed)
    #expect(try Incoming(JSON(parsing: text)).raw == incoming.raw)
    #expect(throws: JSONError.self) { try Incoming(parsing: text + "}") }
  }

  @Test("a field that comes under two names is filled by the first, and the second is kept too")
  func twoNames() throws {
    let incoming = try Incoming(parsing: #"{"Phone":"","phone":12,"PHONE":13,"x":1}"#)
    #expect(incoming.phone == "12")
    #expect(JSON.object(incoming.metadata).text == #"{"PHONE":13,"x":1}"#)
  }

  @Test("S2 3.1.3 and 8.1: a retry is answered with the lead it was, and writes nothing")
  func retry() throws {
    try shop.caller("Neha")
    let first = try receive(Self.zoya)
    let events = try shop.crm.history.newest()
    let again = try receive(Self.zoya)
    #expect(again.lead == first.lead && again.isDuplicate)
    #expect(again.caller == "neha" && again.status == .assigned && again.reason == first.reason)
    #expect(try shop.crm.history.newest() == events)
    #expect(try count("lead") == 1 && count("assignment") == 1)
  }

  @Test(
    "S2 3.1.3 and features 1i: a phone spelled two ways at the same moment is one lead; at another it is not"
  )
  func spelledTwoWays() throws {
    func send(_ phone: String, _ time: JSON) throws -> Receipt {
      try receive(["phone": .string(phone), "timestamp": time])
    }
    let first = try send("+91 98450-12345", "2026-11-21T09:30:00+05:30")
    #expect(try send("09845012345", "2026-11-21T04:00:00Z").lead == first.lead)
    #expect(try send("9845012345", 1_795_233_600).lead == first.lead)
    let later = try send("9845012345", "2026-11-21T09:31:00+05:30")
    #expect(!later.isDuplicate)
    #expect(try lead(later).customer == lead(first).customer && lead(later).cameBack)
  }

  @Test("S2 3.1.3: the source's row number is its own: another source has the same ones")
  func rowNumbers() throws {
    func send(_ source: String, _ row: JSON) throws -> Receipt {
      try receive(["name": "Zoya", "lead_source": .string(source), "source_row_id": row])
    }
    let first = try send("Sheet", 17)
    #expect(try send("sheet", "17").lead == first.lead)
    #expect(try !send("web", 17).isDuplicate && !send("sheet", 18).isDuplicate)
    #expect(try send("a:b", "c").lead != send("a", "b:c").lead)
  }

  @Test("S2 8.2: where the state is missing or unknown the city says it; else all are asked")
  func states() throws {
    try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar", ["states": "Karnataka"])
    func send(_ city: JSON, _ state: JSON) throws -> Lead {
      try lead(receive(["name": "Zoya", "city": city, "state": state]))
    }
    #expect(try send("Bangalore", nil).ownerLogin == "omar")
    #expect(try send("Bengaluru", "n/a").state == "Karnataka")
    #expect(try send(nil, "KA").state == "Karnataka")
    let lost = try receive(["name": "Zoya", "city": "Atlantis", "state": "Nowhere"])
    #expect(try lead(lost).state == "Nowhere" && lost.flags.map(\.field) == ["state"])
    #expect(lost.status == .assigned)
    let why = try shop.crm.assignments.why(lost.lead, by: shop.asha)
    #expect(why.level == .all)
  }

  @Test("S2 8.3: where nobody is free the lead waits, and belongs to nobody")
  func waits() throws {
    let receipt = try receive(Self.zoya)
    #expect(receipt.caller == nil && receipt.status == .queued)
    #expect(try lead(receipt).owner == nil && lead(receipt).assignedAt == nil)
    #expect(try shop.crm.assignments.queued(by: shop.asha) == 1)
  }

  @Test("what can't be read is kept as sent and flagged; somebody nobody can know is refused")
  func flags() throws {
    let receipt = try receive([
      "name": "Zoya\u{7}\nKhan", "phone": "call me", "email": "zoya@", "value": "lots",
      "timestamp": "yesterday-ish",
    ])
    #expect(receipt.flags.map(\.field) == ["phone", "email", "timestamp", "value"])
    let lead = try lead(receipt)
    #expect(
      lead.customerName == "Zoya Khan" && lead.phone == nil && lead.raw?.contains("call me") == true
    )
    #expect(throws: CRMError.self) { try receive(["city": "Panaji"]) }
    let wrong = #expect(throws: CRMError.self) { try receive(["phone": "12"]) }
    #expect(wrong?.description.hasPrefix("phone: ") == true)
    #expect(throws: CRMError.self) { try receive(["name": ["first": "Zoya"]]) }
    #expect(throws: CRMError.self) { try receive(["Zoya"]) }
    #expect(try count("lead") == 1)
  }

  @Test("features 1i: somebody without email or name is called by their number")
  func nameless() throws {
    let receipt = try receive(["Phone": "9845012345"])
    #expect(try lead(receipt).customerName == "+91 98450 12345")
  }

  @Test("a person who comes back is a new lead of the same customer, for who had them")
  func former() throws {
    try shop.caller("Neha", ["weight": "100"])
    let first = try receive(["name": "Zoya", "phone": "9845012345"])
    try shop.caller("Omar")
    for place in 0..<3 { try receive(["name": .string("Somebody \(place)")]) }
    let again = try receive(["name": "Z. Khan", "phone": "+919845012345"])
    #expect(again.caller == first.caller)
    #expect(try lead(again).customer == lead(first).customer)
    let why = try shop.crm.assignments.why(again.lead, by: shop.asha)
    #expect(why.level == .former)
  }

  @Test("a bad row of a batch is refused alone; a repeated one is one lead")
  func batch() throws {
    try shop.caller("Neha")
    try shop.caller("Omar")
    let rows: [JSON] = [
      ["name": "Zoya", "source_row_id": 1], ["city": "Panaji"], ["name": "Yash"],
      ["name": "Zoya", "source_row_id": 1],
    ]
    let received = try shop.crm.leads.receive(rows.map(incoming), by: shop.asha)
    #expect(received.map { (try? $0.get())?.caller } == ["neha", nil, "omar", "neha"])
    #expect(received.map { (try? $0.get())?.isDuplicate } == [false, nil, false, true])
    #expect(try count("lead") == 2)
    #expect(try shop.crm.check().problems == [])
  }

  @Test(
    "undoing received leads gives their counts and credits back, one by one or all of a batch",
    arguments: [1, 5])
  func undo(together size: Int) throws {
    try shop.caller("Neha")
    try shop.caller("Omar", ["weight": "2"])
    func ledger() throws -> [String] {
      try shop.crm.database.read { tx in
        try tx.values("SELECT caller_id || ' ' || count FROM caller_day")
      } + shop.crm.accounts()
    }
    let before = try ledger()
    let rows: [JSON] = (0..<5).map {
      ["name": .string("Somebody \($0)"), "source_row_id": .integer($0)]
    }
    for start in stride(from: 0, to: rows.count, by: size) {
      _ = try shop.crm.leads.receive(
        rows[start..<start + size].map(incoming), by: shop.asha)
    }
    #expect(try count("lead") == 5)
    #expect(try ledger() != before)
    for left in stride(from: 0, to: rows.count, by: size).reversed() {
      try shop.crm.history.undo(by: shop.asha)
      #expect(try count("lead") == left)
      #expect(try shop.crm.check().problems == [])
    }
    #expect(try ledger() == before)
    #expect(try !receive(rows[0]).isDuplicate)
  }

  @Test("a viewer receives nothing")
  func access() throws {
    #expect(throws: CRMError.self) {
      try shop.crm.leads.receive(incoming(Self.zoya), by: shop.vik)
    }
  }
}

import CRM
import Support

extension Shop {
  /// Ravi takes leads, those of Karnataka; Neha speaks no language of theirs but takes the rest.
  func openFloor() throws {
    try caller("Ravi Iyer", ["user": "ravi", "states": "Karnataka", "limit": "30"])
    try caller("Neha", ["states": "Goa"])
  }

  /// A lead comes in from outside, as another program receives it.
  @discardableResult
  func receive(_ name: String, state: String = "Karnataka") throws -> Receipt {
    let number = 10_000 + (name.unicodeScalars.reduce(0) { $0 &* 31 &+ Int($1.value) } & 0x7FFF)
    let text = """
      {"name":"\(name)","phone":"+91984500\(number % 10_000)","state":"\(state)","lead_source":"web",
       "source_row_id":"\(name)","value":"50000"}
      """
    return try secondDoor().leads.receive(Incoming(JSON(parsing: text)), by: asha)
  }
}

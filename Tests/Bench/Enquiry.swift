import CRM

/// Somebody as a source sends them, made ready before a clock runs: what a lead costs is what becomes
/// of this text.
struct Enquiry {
  let number: Int
  let person: Person
  let document: String

  init(_ number: Int) {
    self.number = number
    person = Person(number)
    document = """
      {"name":"\(person.name)","phone":"\(person.phone)","email":"\(person.email)",\
      "timestamp":"\(Instant(milliseconds: person.received))","lead_source":"\(person.source)",\
      "city":"\(person.city)","state":"\(person.state)","value":"\(person.value / 100)",\
      "source_row_id":"\(number)","metadata":{"campaign":"spring"}}
      """
  }

  /// By what a second one of the same is known.
  var key: String { "\(person.source):\(number)" }

  /// What of them is searched for.
  var words: String {
    searchText(texts: [person.name, person.email, nil, nil], phones: [person.phone, nil])
  }
}

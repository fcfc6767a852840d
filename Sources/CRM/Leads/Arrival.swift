/// What is made of an incoming lead: who it is, what they want, and by what it is known again.
/// Whatever can't be read stays in what was sent, and is flagged; only nobody at all is refused.
/// A class, so that so much is handed on without a copy.
final class Arrival {
  private(set) var person = CustomerDraft()
  private(set) var lead: LeadDraft
  /// What was set aside, by field.
  private(set) var flags: [Receipt.Flag] = []

  /// A trial may be of nobody: only what the lead is about decides who gets it.
  init(_ incoming: Incoming, at reception: inout Reception, isTrial: Bool = false) throws {
    let business = reception.business
    lead = LeadDraft(currency: business.currency)
    lead.raw = incoming.raw
    if !incoming.metadata.entries.isEmpty { lead.custom = JSON.object(incoming.metadata).text }
    person.name = line(incoming.name, "name", upTo: 200) ?? ""
    person.phone = take(incoming.phone, "phone") { try Phone.parse($0, region: business.region) }
    person.email = take(incoming.email, "email") { try Email($0) }
    nameSomebody()
    if !isTrial { try refuseNobody() }
    person.newCompany = line(incoming.company, "company", upTo: 200)
    lead.source = line(incoming.source, "lead_source", upTo: 50)
    lead.city = line(incoming.city, "city", upTo: 100)
    lead.language = line(incoming.language, "language", upTo: 50)
    lead.sourceAt = take(incoming.timestamp, "timestamp") {
      try Arrival.instant($0, business.zone)
    }
    let value = take(incoming.value, "value") { text in
      let money = try Money.parse(text, currency: business.currency)
      guard money.minor >= 0 else { throw MoneyError.notAnAmount(text) }
      return money
    }
    lead.say(value)
    lead.state = state(line(incoming.state, "state", upTo: 100), &reception)
    person.source = lead.source
    person.address.city = lead.city
    person.address.state = lead.state
    lead.sourceKey = key(incoming)
  }

  /// The canonical state: of what was said, else of the city; else what was said.
  private func state(_ said: String?, _ reception: inout Reception) -> String? {
    if let said, let known = reception.state(named: said) { return known }
    if let city = lead.city, let known = reception.state(ofCity: city) { return known }
    if let said { flag("state", "\(said.quoted) is not a state we know") }
    return said
  }

  /// Whoever gave no name is called by their number or address.
  private func nameSomebody() {
    guard person.name.isEmpty else { return }
    person.name = person.phone?.international ?? Line.cut(person.email?.address ?? "", at: 200)
  }

  private func refuseNobody() throws {
    guard person.name.isEmpty else { return }
    if let flag = flags.first { throw CRMError.invalid(field: flag.field, reason: flag.reason) }
    throw CRMError.invalid(field: "name", reason: "nobody is named: send a name, phone or email")
  }

  /// By what a retry is known: the source's own number, else whose lead it is and since when.
  private func key(_ incoming: Incoming) -> String? {
    func part(_ text: String) -> String {
      let line = Line.clean(text)
      guard line.utf8.contains(where: { $0 == 0x25 || $0 == 0x3A }) else { return line }
      return line.map { $0 == "%" ? "%25" : $0 == ":" ? "%3A" : String($0) }.joined()
    }
    if let row = incoming.sourceRowID {
      return "\(part(lead.source?.asciiLowercased ?? "")):\(Line.clean(row))"
    }
    guard let time = lead.sourceAt.map({ String($0.milliseconds) }) ?? incoming.timestamp,
      let who = person.phone?.e164 ?? incoming.phone ?? person.email?.normalised
    else { return nil }
    return "\(part(who))@\(part(time))"
  }

  private func flag(_ field: String, _ reason: String) {
    flags.append(Receipt.Flag(field: field, reason: reason))
  }

  /// One clean line; what is too long is cut.
  private func line(_ text: String?, _ field: String, upTo limit: Int) -> String? {
    guard let text else { return nil }
    let line = Line.clean(text)
    guard line.utf8.count > limit, line.unicodeScalars.count > limit else {
      return line.isEmpty ? nil : line
    }
    flag(field, "was cut at \(limit) characters")
    return Line.cut(line, at: limit).trimmed
  }

  /// A value, or a flag that says why it is none.
  private func take<T>(
    _ text: String?, _ field: String, _ read: (String) throws -> T
  ) -> T? {
    guard let text else { return nil }
    do {
      return try read(text)
    } catch {
      flag(field, "\(error)")
      return nil
    }
  }

  /// A moment as people write it, or as machines count it: seconds or milliseconds since 1970.
  private static func instant(_ text: String, _ zone: Zone) throws -> Instant {
    if let count = Int64(text.trimmed), (100_000_000..<100_000_000_000_000).contains(count) {
      return Instant(milliseconds: count < 100_000_000_000 ? count * 1000 : count)
    }
    return try Instant.parse(text, zone: zone)
  }
}

extension Line {
  /// Text from outside on one line: breaks and controls are spaces, and one space is enough.
  static func clean(_ text: String) -> String {
    var text = text
    if text.withUTF8(isClean) { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.trimmed.nfc.unicodeScalars {
      let isSpace =
        scalar == " " || isBreak(scalar) || scalar.properties.generalCategory == .control
      if !isSpace { line.append(scalar) } else if line.last != " " { line.append(" ") }
    }
    return String(line).trimmed
  }

  /// Whether it is so already, as nearly all is: words of ASCII with one space between them.
  private static func isClean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0x20
    for byte in text {
      guard (0x21...0x7E).contains(byte) || byte == 0x20 && last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x2029).contains(scalar.value)
  }
}

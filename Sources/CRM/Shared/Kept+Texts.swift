extension Kept {
  /// What a form shows in an input of a record: the text that a person would type, so that reading it
  /// back changes nothing. A reference is said by its name where that means it alone.
  package func text(
    of input: Input<Item.Draft>, for item: Item, by actor: Member
  ) -> String {
    guard let field = Self.catalogue.field(input.field) else { return "" }
    let texts = field.value(item).typed(in: office.business.zone)
    let desk = office.desk(for: actor)
    return texts.first { text in
      var draft = item.draft
      guard let change = try? input.read(text, office, desk), (try? change(&draft)) != nil else {
        return false
      }
      return draft == item.draft
    } ?? texts.last ?? ""
  }
}

extension FieldValue {
  /// The ways to type a value, the shortest first; the last is the most exact.
  fileprivate func typed(in zone: Zone) -> [String] {
    switch self {
    case .nothing: [""]
    case .text(let text): [text]
    case .number(let number): [String(number)]
    case .flag(let flag): [flag ? "yes" : "no"]
    case .money(let money): [money.decimal]
    case .day(let day): [day.description]
    case .instant(let instant): [zone.clockTime(of: instant), zone.format(instant)]
    case .reference(let id, let name): name.isEmpty ? [String(id)] : [name, String(id)]
    case .json(let text): ["", text]
    }
  }
}

extension Zone {
  /// "2026-11-21 14:05", with the seconds and milliseconds that there are: what the clocks showed,
  /// which in an hour that comes twice may be another moment.
  fileprivate func clockTime(of instant: Instant) -> String {
    let text = format(instant).map { $0 == "T" ? " " : String($0) }.joined()
    // "2026-11-21 14:05:09.250+05:30"
    let hasFraction = text.dropFirst(19).first == "."
    let time = text.prefix(hasFraction ? 23 : 19)
    return String(time.hasSuffix(":00") ? time.dropLast(3) : time)
  }
}

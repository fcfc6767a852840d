import CRM
import Terminal

/// What in a list needs an eye: colour for it, and a sign beside it, never the colour alone.
enum Emphasis {
  static func role(
    of field: String, _ value: FieldValue, in row: Row, _ shelf: Shelf, _ briefing: Briefing
  ) -> Role {
    switch (field, value) {
    case ("stage", _), ("status", _):
      switch shelf.value("status", of: row) {
      case .text("won"): .good
      case .text("lost"): .lost
      default: .text
      }
    case ("standing", .text(let told)):
      shelf.value("status", of: row) == .text("paused")
        ? .waiting : told.hasPrefix("●") ? .text : .quiet
    case ("due_date", .day(let day)):
      isOpen(row, shelf) && day < briefing.today ? .alarm : .text
    case ("priority", .text("urgent")): .alarm
    case ("temperature", .text("hot")): .waiting
    case ("claim", .text(let word)):
      switch Lead.Claim(rawValue: word) {
      case .waiting: .waiting
      case .queued: .alarm
      case .claimed, nil: .quiet
      }
    default: .text
    }
  }

  /// What stands in a column in the place of the stored word, if that says too little.
  static func words(for field: String, _ value: FieldValue) -> String? {
    guard field == "claim", case .text(let word) = value else { return nil }
    return Lead.Claim(rawValue: word).map { claim in
      switch claim {
      case .waiting: "◔ waits"
      case .claimed: "✓ claimed"
      case .queued: "! queued"
      }
    }
  }

  static func flag(of row: Row, _ shelf: Shelf, _ briefing: Briefing) -> Span? {
    switch shelf.noun {
    case .lead:
      guard shelf.value("status", of: row) == .text("open") else { return nil }
      return lead(shelf.value("claim", of: row), first: shelf.value("first_contact_at", of: row))
    case .task:
      guard isOpen(row, shelf) else { return Span("✓", Style(.good)) }
      if case .day(let due) = shelf.value("due_date", of: row), due < briefing.today {
        return Span("!", Style(.alarm))
      }
      return nil
    default: return nil
    }
  }

  /// Whether an open lead waits for a caller, for a claim, or for its first call: narrow lists have no
  /// column for it.
  private static func lead(_ claim: FieldValue, first contact: FieldValue) -> Span? {
    let word: Lead.Claim? =
      if case .text(let word) = claim { Lead.Claim(rawValue: word) } else { nil }
    return switch word {
    case .queued: Span("!", Style(.alarm))
    case .waiting: Span("◔", Style(.waiting))
    case .claimed: contact == .nothing ? Span("✓", Style(.quiet)) : nil
    case nil: contact == .nothing ? Span("◔", Style(.waiting)) : nil
    }
  }

  private static func isOpen(_ row: Row, _ shelf: Shelf) -> Bool {
    shelf.value("completed", of: row) == .flag(false)
  }
}

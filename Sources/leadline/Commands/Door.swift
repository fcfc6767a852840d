import CRM
import Storage

/// A noun that is listed, shown, added and edited alike, with its type left behind: what export,
/// history and help need of it.
struct Door: Sendable {
  let noun: Noun
  let commands: [Command]
  let columns: [Column]
  let find: @Sendable (Session, String) throws -> Int64
  /// Hands over all items that a filter finds, a page at a time.
  let pages: @Sendable (Session, _ filter: String?, _ body: (Facts) throws -> Void) throws -> Void

  init<Shelf: Kept & SendableMetatype>(_ records: RecordNoun<Shelf>) {
    noun = Shelf.catalogue.noun
    commands = records.commands
    columns = Shelf.catalogue.fields.map { Column($0) }
    find = { session, text in try records.find(session, text).number }
    pages = { session, filter, body in
      let shelf = records.shelf(session.office)
      var query = Query(filter: filter, sort: Sort("id"), limit: 1000)
      // One view of the data from the first page to the last.
      try session.office.database.read { _ in
        repeat {
          let page = try shelf.page(query, for: .export, by: session.actor)
          try body(Facts(Shelf.catalogue, page.items))
          query.after = page.next
        } while query.after != nil
      }
    }
  }

  static var all: [Door] {
    [
      Door(CustomerCommands.noun), Door(CompanyCommands.noun), Door(LeadCommands.noun),
      Door(SaleCommands.noun), Door(TaskCommands.noun), Door(ActivityCommands.noun),
      Door(ViewCommands.noun), Door(CallerCommands.noun), Door(RuleCommands.noun),
    ]
  }
}

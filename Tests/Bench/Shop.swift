import CRM
import Glibc
import SQLiteStorage
import Storage

/// A file to measure on: so many customers with a lead each, made once per run.
struct Shop {
  let path: String
  let office: Workspace
  let me: Member
  let leads: Int

  /// Opens, or makes and fills, the file of this size in the folder.
  init(in folder: String, leads: Int) throws {
    path = "\(folder)/shop-\(leads).db"
    self.leads = leads
    if access(path, F_OK) == 0 {
      office = try Workspace(SQLiteConnection(path: path))
      me = try office.members.actor(login: nil)
    } else {
      office = try Shop.open(path)
      me = try office.members.actor(login: nil)
      try fill()
    }
  }

  /// A file that is there already: what is measured on it is done to it.
  init(ready path: String, leads: Int) throws {
    self.path = path
    self.leads = leads
    office = try Workspace(SQLiteConnection(path: path))
    me = try office.members.actor(login: nil)
  }

  static func open(_ path: String) throws -> Workspace {
    guard let region = Region("IN") else { fatalError("India has a dialling plan") }
    let connection = try SQLiteConnection(path: path, opening: .new)
    try connection.claim()
    return try Workspace.create(
      connection,
      business: Business(
        name: "Bench", zone: Zone(named: "Asia/Kolkata"), currency: Currency("INR"), region: region),
      owner: MemberDraft(login: "asha", name: "Asha", role: .owner))
  }

  private func fill() throws {
    let currency = office.business.currency
    var number = 0
    while number < leads {
      try office.batch {
        for _ in 0..<min(2000, leads - number) {
          let person = Person(number)
          try office.leads.add(person.lead(currency), from: person.customer, by: me)
          number += 1
        }
      }
    }
  }

  /// The product's own tables and indexes, for the bare floor.
  func bareSchema() throws -> [String] {
    try office.database.read { tx in
      try tx.values(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
          AND tbl_name IN ('member', 'company', 'customer', 'pipeline', 'stage', 'lead', 'activity')
        ORDER BY rowid
        """)
    }
  }
}

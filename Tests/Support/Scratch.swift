package import CRM
package import SQLiteStorage
import Storage

/// A folder with one shop's file in it, gone when it is let go.
package struct Scratch {
  private let folder = TemporaryFolder()

  package var file: String { folder.file("shop.leadline") }

  package init() {}

  /// Sets up the shop of Asha, its owner.
  package func found(clock: Clock = .system) throws -> Workspace {
    guard let region = Region("IN") else { throw Mismatch(expected: "a region") }
    let business = try Business(
      name: "Corner Shop", zone: Zone(named: "Asia/Kolkata"), currency: Currency("INR"),
      region: region)
    let connection = try SQLiteConnection(path: file, opening: .new)
    try connection.claim()
    return try Workspace.create(
      connection, business: business, owner: MemberDraft(login: "asha", name: "Asha", role: .owner),
      clock: clock)
  }

  /// Opens it as another program would.
  package func open() throws -> Workspace { try Workspace(SQLiteConnection(path: file)) }

  /// A connection that knows nothing of the business, as a stranger's tool has.
  package func stranger() throws -> SQLiteConnection { try SQLiteConnection(path: file) }
}

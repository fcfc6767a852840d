package import CRM
import Foundation
package import SQLiteStorage
import Storage

/// A folder with one shop's file in it, gone when it is let go.
package final class Scratch {
  package let folder: String
  package let file: String

  package init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("leadline-\(UUID().uuidString)").path
    file = folder + "/shop.leadline"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

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

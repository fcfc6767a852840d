package import CRM
import Foundation
package import SQLiteStorage
import Synchronization

/// A fresh shop in a folder of its own, gone when the test is: Asha owns it, Meera manages, Ravi
/// calls, Vik looks on. Its clock stands until a test moves it.
package final class Shop {
  package let crm: Workspace
  package let connection: SQLiteConnection
  package let asha, ravi, meera, vik: Member
  private let folder: String
  private let dial: Dial

  package init(
    at time: String = "2026-11-21 10:00", zone: String = "Asia/Kolkata", currency: String = "INR",
    region: String = "IN"
  ) throws {
    let business = Business(
      name: "Asha's Sweets", zone: try Zone(named: zone), currency: try Currency(currency),
      region: Region(region) ?? Region("IN")!)
    dial = Dial(try Instant.parse(time, zone: business.zone))
    folder = FileManager.default.temporaryDirectory.path + "/leadline-shop-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var options = SQLiteConnection.Options()
    options.durable = false
    connection = try SQLiteConnection(
      path: folder + "/shop.db", opening: .new, options: options)
    try connection.claim()
    let crm = try Workspace.create(
      connection, business: business,
      owner: MemberDraft(login: "asha", name: "Asha Rao", role: .owner), clock: dial.clock)
    let asha = try crm.members.actor(login: "asha")
    func hire(_ login: String, _ name: String, _ role: Role) throws -> Member {
      try crm.members.add(MemberDraft(login: login, name: name, role: role), by: asha)
    }
    ravi = try hire("ravi", "Ravi Iyer", .caller)
    meera = try hire("meera", "Meera Nair", .manager)
    vik = try hire("vik", "Vik Shah", .viewer)
    self.crm = crm
    self.asha = asha
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What the clock on the wall says.
  package var now: Instant {
    get { dial.now }
    set { dial.now = newValue }
  }

  /// Sets the clock as people say it: "2026-12-01 09:30", in the shop's zone.
  package func clock(says time: String) throws {
    now = try Instant.parse(time, zone: crm.business.zone)
  }

  package func switchOff(_ member: Member) throws -> Member {
    try crm.members.edit(member.id, by: asha) { $0.active = false }
  }

  /// Another connection to the same file, as another program has it.
  package func secondDoor() throws -> Workspace { try door()() }

  /// How another thread opens the file: every thread has a connection of its own. `patience` is for
  /// how many milliseconds its writers wait for their turn.
  package func door(patience: Int32 = 10_000) -> @Sendable () throws -> Workspace {
    let (path, clock) = (connection.path, dial.clock)
    return {
      var options = SQLiteConnection.Options()
      options.durable = false
      options.patience = patience
      return try Workspace(try SQLiteConnection(path: path, options: options), clock: clock)
    }
  }

  /// What the screens go by.
  package var clock: Clock { dial.clock }
}

/// A clock's hands, to be moved by a test.
private final class Dial: Sendable {
  private let hands: Mutex<Instant>

  init(_ now: Instant) { hands = Mutex(now) }

  var now: Instant {
    get { hands.withLock { $0 } }
    set { hands.withLock { $0 = newValue } }
  }

  var clock: Clock { Clock { self.now } }
}

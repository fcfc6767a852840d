import CRM
import Glibc
import SQLiteStorage
import Storage

/// The file itself: made, copied, checked.
enum FileCommands {
  static let initialise = Command(
    "init", nil, "makes a new file",
    options: [
      Option("name", .required("TEXT"), "what the business is called"),
      Option("zone", .required("ZONE"), "its time zone; this machine's unless said"),
      Option("currency", .required("CODE"), "its usual currency; the region's unless said"),
      Option("region", .required("CODE"), "where it telephones from; by $LANG unless said"),
      Option("login", .required("LOGIN"), "the owner's login; your user name unless said"),
      Option("owner", .required("NAME"), "the owner's name"),
    ], .alone(make))

  static func make(_ setting: Setting, _ words: Words) throws -> Answer {
    let founding = try Founding(words, setting.environment)
    let clock = try setting.clock(in: founding.business.zone)
    let file = try NewFile(setting.path)
    let member = try fill(file.draft, founding, clock)
    try file.keep()
    let wording = Wording(founding.business)
    let settings = SettingsCommands.facts(founding.business)
    let owner = MemberCommands.facts([member])
    return Answer(
      json: {
        [
          "file": .string(file.path), "business": wording.objects(settings)[0] ?? .null,
          "owner": wording.objects(owner)[0] ?? .null,
        ]
      },
      text: { paper in
        "made \(SafeText.line(file.path))\n"
          + Sheet(settings.columns, settings.rows[0], wording)
          .and("Owner", founding.owner.login).text(on: paper)
      })
  }

  /// The connection is closed when this returns, and everything is in the one file.
  private static func fill(
    _ path: String, _ founding: Founding, _ clock: Clock
  ) throws -> Member {
    let connection = try SQLiteConnection(path: path, opening: .new)
    try connection.claim()
    let office = try Workspace.create(
      connection, business: founding.business, owner: founding.owner, clock: clock)
    return try office.members.actor(login: founding.owner.login)
  }

  static let backup = Command(
    "backup", nil, "copies the file as of now, and proves the copy",
    arguments: [Argument("FILE", "the copy, which must not be there yet")]
  ) { session, words in
    let path = words.required(0)
    let size = try session.office.backup(to: path, by: session.actor)
    return .said(
      "copied to \(path), \(size) bytes, checked",
      ["file": .string(path), "bytes": .integer(Int64(size)), "ok": true])
  }

  static let check = Command(
    "check", nil, "tells whether the file and its history are sound",
    options: [Option("search", .none, "compares the search index too; others wait meanwhile")]
  ) { session, words in
    let checkup = try session.office.check(search: words.has("search"))
    var answer = Answer(
      json: {
        [
          "ok": .bool(checkup.ok), "integrity": .string(checkup.integrity),
          "foreign_keys": .integer(Int64(checkup.foreignKeys)),
          "chain": .string(checkup.chain), "events": .integer(Int64(checkup.events)),
          "problems": .array(checkup.problems.map(JSON.string)),
        ]
      },
      text: { _ in
        let lines =
          checkup.ok
          ? ["sound: \(checkup.events) events, every one in its place"] : checkup.problems
        return lines.map { SafeText.line($0) + "\n" }.joined()
      })
    if !checkup.ok { answer.status = 3 }
    return answer
  }
}

import CRM
import Glibc

/// What the program finds around it when it starts.
struct Environment {
  let variables: [String: String]
  let terminal: Terminal

  func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The user's name on this machine.
  var account: String? {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
  }

  /// A program started by another may have no home.
  var home: String {
    if let home = variable("HOME") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "." }
    return String(cString: folder)
  }
}

/// What holds for one command: the file, who acts, the clock, and how to answer.
struct Setting {
  let environment: Environment
  private(set) var file: String?
  private(set) var login: String?
  private(set) var now: String?
  private(set) var isJSON = false
  private(set) var isPaged = false

  init(_ environment: Environment) { self.environment = environment }

  /// With the global options of a line. Of a line that can't be read, whether it asks for JSON still
  /// counts: the error is told so.
  func with(_ globals: Words, _ line: [String]) -> Setting {
    var setting = self
    setting.file = globals.value("db")
    setting.login = globals.value("as")
    setting.now = globals.value("now")
    setting.isJSON = globals.has("json") || line.prefix { $0 != "--" }.contains("--json")
    setting.isPaged = globals.has("pager")
    return setting
  }

  /// `--db`, else `$LEADLINE_DB`, else the data folder.
  var path: String {
    if let file { return file }
    if let file = environment.variable("LEADLINE_DB") { return file }
    let data = environment.variable("XDG_DATA_HOME") ?? "\(environment.home)/.local/share"
    return "\(data)/leadline/leadline.db"
  }

  func clock(in zone: Zone) throws -> Clock {
    guard let now else { return .system }
    do {
      return .fixed(try Instant.parse(now, zone: zone))
    } catch {
      throw UsageError("--now: \(error)")
    }
  }
}

import CRM
import CursesTerminal
import Glibc
import SQLiteStorage
import Screens
import Storage

/// The program that people sit in front of: the screens on this terminal, over the file.
enum FullScreen {
  /// Whether somebody sits there who can use it.
  static func isWanted(_ setting: Setting) -> Bool {
    setting.environment.terminal.isTerminal && isatty(STDIN_FILENO) == 1 && !setting.isJSON
  }

  static func run(_ setting: Setting) throws -> Answer {
    let settings = try OwnSettings(setting.environment).read()
    guard access(setting.path, F_OK) == 0 else { throw StorageError.missing(path: setting.path) }
    // The file is opened while the terminal is made ready.
    let clerk = Clerk {
      let session = try Session(setting)
      return Seat(session.office, as: session.actor)
    }
    let console = try CursesConsole(settings.theme, variables: setting.environment.variables)
    defer { console.close() }
    let watch = ChangeWatch(database: setting.path)
    let bell = watch.map { watch in
      Loop.Bell(descriptor: watch.descriptor) { watch.rang() }
    }
    let clock = setting.now == nil ? Clock.system : try setting.clock(in: .utc)
    let loop = Loop(
      App(size: console.size, settings: settings), on: console, clerk: clerk, bell: bell,
      clock: clock, edit: { Editor(setting.environment).edit($0) })
    loop.run()
    if let failure = loop.app.failure { throw failure }
    return .silent
  }
}

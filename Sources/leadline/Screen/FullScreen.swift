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
    // The file is opened while the terminal is made ready.
    let early = access(setting.path, F_OK) == 0 ? clerk(setting) : nil
    let console = try CursesConsole(settings.theme, variables: setting.environment.variables)
    defer { console.close() }
    var begun: Beginning.Choice?
    if early == nil {
      begun = try Welcome(setting).begin(on: console)
      if begun == .notNow { return .silent }
    }
    let clerk = early ?? clerk(setting)
    let watch = ChangeWatch(database: setting.path)
    let bell = watch.map { watch in
      Loop.Bell(descriptor: watch.descriptor) { watch.rang() }
    }
    let clock = setting.now == nil ? Clock.system : try setting.clock(in: .utc)
    let loop = Loop(
      App(
        size: console.size, settings: settings, wantsDemonstration: begun == .demonstration),
      on: console, clerk: clerk, bell: bell, clock: clock,
      edit: { Editor(setting.environment).edit($0) },
      keep: { try OwnSettings(setting.environment).write($0) })
    loop.run()
    if let failure = loop.app.failure { throw failure }
    return .silent
  }

  /// Who keeps the file on a thread of its own.
  private static func clerk(_ setting: Setting) -> Clerk {
    Clerk { stoppable, progress in
      let session = try Session(setting, cache: 8000, stoppable: stoppable, progress: progress)
      var seat = Seat(session.office, as: session.actor)
      seat.files = files(home: setting.environment.home)
      return seat
    }
  }

  /// How the screens come to files.
  private static func files(home: String) -> FileDesk {
    @Sendable func place(_ path: String) -> String {
      path.hasPrefix("~/") ? home + path.dropFirst() : path
    }
    return FileDesk { path in
      try ImportCommand.read(place(path))
    } keepRefused: { outcome, headings, path in
      guard !outcome.refused.isEmpty else { return nil }
      return try ImportCommand.write(
        outcome, headings, to: OutputFile(place(path) + ".refused.csv"))
    }
  }
}

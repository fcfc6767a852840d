import Glibc
import Screens

/// The file in which each user sets keys and theme for themselves.
struct OwnSettings {
  let path: String

  init(_ environment: Environment) {
    let folder = environment.variable("XDG_CONFIG_HOME") ?? "\(environment.home)/.config"
    path = "\(folder)/leadline/screen"
  }

  /// What is set; the usual where there is no file.
  func read() throws -> ScreenSettings {
    guard let text = InputFile.text(of: path) else { return ScreenSettings() }
    do {
      return try ScreenSettings(parsing: text)
    } catch {
      throw UsageError("\(path), \(error)")
    }
  }

  /// Keeps what was set on the screens beside what its user wrote there; the folder is made where
  /// there is none.
  func write(_ settings: ScreenSettings) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let text = settings.text(replacing: InputFile.text(of: path) ?? "")
    let file = try OutputFile(path, replacing: true)
    file.output.write(text)
    _ = try file.finish()
  }
}

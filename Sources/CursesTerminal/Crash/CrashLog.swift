import Glibc

/// Where everything goes that would be written over the screen: the last words of a crash too.
struct CrashLog {
  /// Empty if there is no room for it but a nameless file.
  let path: String
  let descriptor: Int32

  /// `$XDG_STATE_HOME/leadline/crash.log`, else in `~/.local/state`; for its owner's eyes only.
  init(_ variables: [String: String]) {
    let home = variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let state = variables["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    if let folder = state ?? home.map({ $0 + "/.local/state" }) {
      CrashLog.make(folder + "/leadline")
      let path = folder + "/leadline/crash.log"
      let file = CrashLog.open(path)
      if file >= 0 {
        self.path = path
        descriptor = file
        return
      }
    }
    path = ""
    descriptor = CrashLog.nameless(in: variables["TMPDIR"] ?? "/tmp")
  }

  /// How much is in it.
  var length: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// A log that has grown beyond a megabyte begins anew.
  private static func open(_ path: String) -> Int32 {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let file = Glibc.open(path, flags, 0o600)
    guard file >= 0 else { return file }
    fchmod(file, 0o600)
    var status = stat()
    if fstat(file, &status) == 0, status.st_size > 1 << 20 { ftruncate(file, 0) }
    // Standard error's number must stay free for standard error.
    guard file <= STDERR_FILENO else { return file }
    let higher = fcntl(file, F_DUPFD_CLOEXEC, 3)
    close(file)
    return higher
  }

  /// Gone with the program; the last words are read from it all the same.
  private static func nameless(in folder: String) -> Int32 {
    var name = Array("\(folder)/leadline-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    _ = fcntl(file, F_SETFL, O_APPEND)
    return file
  }

  private static func make(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
  }
}

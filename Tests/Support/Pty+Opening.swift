import Foundation

extension Pty {
  /// The two ends of a new terminal, by the steps of posix_openpt(3) and its kin, which Glibc's
  /// module leaves out.
  static func open(
    columns: Int, rows: Int
  ) throws -> (terminal: Int32, line: Int32, name: String) {
    let terminal = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    let (unlock, tellNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard terminal >= 0, ioctl(terminal, unlock, &lock) == 0,
      ioctl(terminal, tellNumber, &number) == 0
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    let name = "/dev/pts/\(number)"
    return (terminal, Foundation.open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), name)
  }

  /// Starts a program in a session of its own. The terminal is opened there first, which makes it
  /// the one that controls the session.
  static func spawn(
    _ line: [String], _ variables: [String: String], on terminal: String
  ) throws -> Int32 {
    var environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color"]
    environment.merge(variables) { _, new in new }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))
    var words = line.map { strdup($0) } + [nil]
    var pairs = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + pairs { free(text) } }
    var child = pid_t()
    let code = posix_spawn(&child, line[0], &actions, &attributes, &words, &pairs)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    return child
  }
}

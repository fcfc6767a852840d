import Glibc

/// What happens when the program breaks: the terminal is given back, and its user reads a sentence
/// and the last words instead of a ruined screen.
///
/// While the screen is up, standard error goes to the crash log. Swift writes the reason of a crash
/// there just before it traps.
struct CrashGuard {
  private static let deadly = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT]
  /// One more than the highest of them.
  static var signals: Int { 32 }

  private let log: CrashLog
  private let scene: Scene

  /// Must be made before ncurses is opened; nothing is caught before `arm`.
  init(_ variables: [String: String]) {
    log = CrashLog(variables)
    scene = Scene(
      log: log, standardError: fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3),
      nothing: open("/dev/null", O_RDWR | O_CLOEXEC))
    scene.set()
    hide()
  }

  /// Standard error is the log's.
  func hide() { dup2(log.descriptor, STDERR_FILENO) }

  /// Standard error is its user's again.
  func show() { dup2(scene.standardError, STDERR_FILENO) }

  /// Catches every deadly signal from here on, on a stack of its own: the usual one may be used up.
  func arm() {
    let size = 128 * 1024
    var stack = stack_t(
      ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0,
      ss_size: size)
    sigaltstack(&stack, nil)
    for signal in CrashGuard.deadly {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { signal, info, _ in
        Scene.handle(signal, wasSent: (info?.pointee.si_code ?? 1) <= 0)
      }
      action.sa_flags = SA_ONSTACK | SA_SIGINFO
      sigaction(signal, &action, &scene.former[Int(signal)])
      scene.isCaught[Int(signal)] = true
    }
  }

  /// Lets go of every signal.
  func disarm() { scene.letGo() }
}

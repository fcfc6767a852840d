import Glibc
import Synchronization

/// Signals as bytes in a pipe, which the loop waits on like on any other news.
struct SignalPipe {
  private static let heard = [SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGCONT, SIGTSTP]

  /// Readable when a signal has come.
  let descriptor: Int32
  private let former: [(signal: Int32, action: sigaction)]

  /// Must be made after ncurses has been opened: that sets handlers of its own.
  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      // A handler must never wait; a full pipe is readable anyway.
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    entrance.store(ends[1], ordering: .sequentiallyConsistent)
    former = SignalPipe.heard.map { ($0, SignalPipe.handle($0, by: hear)) }
    // A reader that went away is told by the write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Holds signals back while somebody sets handlers of their own.
  static func quietly<Result>(_ body: () throws -> Result) rethrows -> Result {
    var held = sigset_t()
    var former = sigset_t()
    sigemptyset(&held)
    for signal in heard { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return try body()
  }

  /// Opens ncurses so that it keeps its hands off SIGTSTP: it sets the signal aside while it paints, and
  /// a stop that came just then would be lost. What it finds in another's hand it leaves there for good.
  static func keepingStops(_ open: () throws -> Void) rethrows {
    var former = handle(SIGTSTP, by: SIG_IGN)
    defer { sigaction(SIGTSTP, &former, nil) }
    try open()
  }

  /// What has come since the last time, each signal once, in the order of their coming.
  func drain() -> [Int32] {
    ending.store(false, ordering: .sequentiallyConsistent)
    var signals: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return signals }
      for byte in bytes[..<count] where byte != 0 && !signals.contains(Int32(byte)) {
        signals.append(Int32(byte))
      }
    }
  }

  /// Makes the pipe readable though no signal has come.
  func wake() { hear(0) }

  /// Whether somebody has asked for the program's end and was not heard yet.
  static var isEnding: Bool { ending.load(ordering: .sequentiallyConsistent) }

  /// A Ctrl-C that was meant for another program doesn't end ours.
  func forgetInterrupts() {
    for signal in drain() where signal != SIGINT { hear(signal) }
    wake()
  }

  /// Stopping and continuing are the system's business for a while.
  func letStop<Result>(_ body: () throws -> Result) rethrows -> Result {
    SignalPipe.handle(SIGTSTP, by: SIG_DFL)
    SignalPipe.handle(SIGCONT, by: SIG_DFL)
    defer {
      SignalPipe.handle(SIGTSTP, by: hear)
      SignalPipe.handle(SIGCONT, by: hear)
    }
    return try body()
  }

  /// Stops every process of the job, as the shell that started it expects, this one last.
  func stopJob() {
    letStop {
      SignalPipe.handle(SIGTSTP, by: SIG_IGN)
      kill(0, SIGTSTP)
      SignalPipe.handle(SIGTSTP, by: SIG_DFL)
      raise(SIGTSTP)
    }
  }

  /// Gives the signals back to whoever had them.
  func close() {
    for (signal, action) in former {
      var action = action
      sigaction(signal, &action, nil)
    }
    Glibc.close(entrance.exchange(-1, ordering: .sequentiallyConsistent))
    Glibc.close(descriptor)
  }

  @discardableResult
  private static func handle(_ signal: Int32, by handler: __sighandler_t?) -> sigaction {
    var action = sigaction()
    var former = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // Whatever else was waiting goes on to wait.
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, &former)
    return former
  }
}

private let entrance = Atomic<Int32>(-1)
private let ending = Atomic<Bool>(false)

/// The handler. It runs on any thread, at any moment.
private func hear(_ signal: Int32) {
  let error = errno
  if signal == SIGTERM || signal == SIGINT || signal == SIGHUP {
    ending.store(true, ordering: .sequentiallyConsistent)
  }
  var byte = UInt8(truncatingIfNeeded: signal)
  write(entrance.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = error
}

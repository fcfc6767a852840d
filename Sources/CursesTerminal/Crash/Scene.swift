import Glibc
import Synchronization

/// All that the handler of a crash needs, made ready beforehand: it may allocate nothing.
struct Scene {
  let log: Int32
  /// How long the log was when this run began.
  let start: Int
  /// Where the user reads.
  let standardError: Int32
  /// /dev/null
  let nothing: Int32
  let crashed: UnsafeRawBufferPointer
  let stopped: UnsafeRawBufferPointer
  /// What was done about each signal before, and which are caught.
  let former = UnsafeMutablePointer<sigaction>.allocate(capacity: CrashGuard.signals)
  let isCaught = UnsafeMutablePointer<Bool>.allocate(capacity: CrashGuard.signals)
  private let lastWords = UnsafeMutableRawBufferPointer.allocate(byteCount: 2000, alignment: 1)

  init(log: CrashLog, standardError: Int32, nothing: Int32) {
    isCaught.initialize(repeating: false, count: CrashGuard.signals)
    self.log = log.descriptor
    start = log.length
    self.standardError = standardError
    self.nothing = nothing
    let place = log.path.isEmpty ? "" : ", kept in \(log.path)"
    crashed = Scene.kept(
      "\r\nLeadline crashed, and your terminal is as it was. Its last words\(place):\r\n")
    stopped = Scene.kept("\r\nLeadline was stopped by force.\r\n")
  }

  /// Never freed: a crash may come as late as it likes.
  private static func kept(_ text: String) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count, alignment: 1)
    copy.copyBytes(from: text.utf8)
    return UnsafeRawBufferPointer(copy)
  }

  /// Tells the user; async-signal-safe.
  func tell(of signal: Int32) {
    guard signal != SIGQUIT else { return Wire.send(stopped, to: standardError) }
    Wire.send(crashed, to: standardError)
    var status = stat()
    guard fstat(log, &status) == 0 else { return }
    let end = Int(status.st_size)
    let from = max(start, end - lastWords.count)
    let count = pread(log, lastWords.baseAddress, max(0, end - from), from)
    guard count > 0 else { return }
    Wire.send(UnsafeRawBufferPointer(rebasing: lastWords[..<count]), to: standardError)
  }

  /// Whoever caught the signals before goes on: Swift's reporter, or the system with a core.
  func letGo() {
    var signal = 0
    while signal < CrashGuard.signals {
      if isCaught[signal] { sigaction(Int32(signal), &former[signal], nil) }
      signal += 1
    }
  }

  /// What still paints, or reports the crash, does so into the log. Swift's own reporter would wait
  /// half a minute for a key; where there is no keyboard it doesn't.
  func leaveTheTerminal() {
    dup2(nothing, STDIN_FILENO)
    dup2(log, STDOUT_FILENO)
    dup2(log, STDERR_FILENO)
  }
}

// A signal handler takes no lock, so this is plain. Only the thread that owns the console writes it,
// before the handlers that read it are in place; what it points at is never freed, and a word is read
// whole.
private nonisolated(unsafe) var scene: UnsafePointer<Scene>?
private let hasCrashed = Atomic<Bool>(false)

extension Scene {
  static var current: UnsafePointer<Scene>? { scene }

  func set() {
    let place = UnsafeMutablePointer<Scene>.allocate(capacity: 1)
    place.initialize(to: self)
    scene = UnsafePointer(place)
  }

  /// The handler. It runs on the thread that broke. A signal that was sent has broken nothing: it is
  /// not met again where the program goes on, so it must end it here.
  static func handle(_ signal: Int32, wasSent: Bool) {
    guard let scene else { return }
    // Ctrl-\ in a program that has the terminal on loan is that program's.
    if signal == SIGQUIT, !Tenancy.holds { return }
    while hasCrashed.exchange(true, ordering: .sequentiallyConsistent) { pause() }
    Tenancy.giveBack()
    scene.pointee.tell(of: signal)
    scene.pointee.leaveTheTerminal()
    scene.pointee.letGo()
    // A shell may have had it ignored, but its user meant it.
    if signal == SIGQUIT || wasSent && signal != SIGABRT { Glibc.signal(signal, SIG_DFL) }
    raise(signal)
  }
}

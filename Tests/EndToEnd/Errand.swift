import CRM
import Foundation
import Support
import Synchronization
import Testing

/// A shop's file in a folder of its own, and the real program run on it as people run it.
final class Errand: Sendable {
  let folder = TemporaryFolder()
  var file: String { folder.file("shop.db") }

  /// What one run left behind.
  struct Outcome: Sendable {
    let status: Int32
    let bytes: [UInt8]
    let complaint: String

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// The one document it printed.
    func json(_ place: SourceLocation = #_sourceLocation) throws -> JSON {
      try #require(try? JSON(parsing: text), "\(text) \(complaint)", sourceLocation: place)
    }
  }

  /// With Asha's shop set up in it.
  static func withShop() throws -> Errand {
    let errand = Errand()
    let made = errand.run(
      "init", "--name", "Asha's Sweets", "--zone", "Asia/Kolkata", "--login", "asha")
    try #require(made.status == 0, "\(made.complaint)")
    return errand
  }

  /// Runs the program on the shop's file; `variables` are added to a bare environment.
  @discardableResult
  func run(
    _ words: String..., variables: [String: String] = [:], output: String? = nil
  ) -> Outcome {
    run(words, variables: variables, output: output)
  }

  func run(
    _ words: [String], variables: [String: String] = [:], output: String? = nil
  ) -> Outcome {
    let (out, err) = (output ?? scrap(), scrap())
    let status = spawn([Errand.program] + words, variables, out: out, err: err)
    let bytes = output == nil ? contents(of: out) : []
    return Outcome(status: status, bytes: bytes, complaint: text(of: err))
  }

  /// The same, with something to read on standard input.
  func run(_ words: String..., reading text: String) throws -> Outcome {
    let (out, err, input) = (scrap(), scrap(), scrap())
    try text.write(toFile: input, atomically: false, encoding: .utf8)
    let status = spawn([Errand.program] + words, [:], input: input, out: out, err: err)
    return Outcome(status: status, bytes: contents(of: out), complaint: self.text(of: err))
  }

  /// The same, into a pipe that nobody reads any more; its status is told on standard error.
  func runIntoClosedPipe(_ words: String...) -> Outcome {
    let err = scrap()
    let script = "{ sleep 0.2; \"$@\"; echo \"status $?\" >&2; } | true"
    let line = ["/bin/sh", "-c", script, "sh", Errand.program] + words
    let status = spawn(line, [:], out: "/dev/null", err: err)
    return Outcome(status: status, bytes: [], complaint: text(of: err))
  }

  /// What it paints on a terminal of 80 columns.
  func onTerminal(_ words: String..., variables: [String: String] = [:]) throws -> String {
    // The steps of posix_openpt(3) and its kin, which Glibc's module leaves out.
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(terminal) }
    let (unlock, tellNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var lock: Int32 = 0
    var number: UInt32 = 0
    try #require(ioctl(terminal, unlock, &lock) == 0)
    try #require(ioctl(terminal, tellNumber, &number) == 0)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    let name = "/dev/pts/\(number)"
    // Held open, so that what was painted is still there when the program is gone.
    let screen = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    let status = spawn([Errand.program] + words, variables, out: name, err: name)
    try #require(status == 0)
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    var painted: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(terminal, &bytes, bytes.count)
      guard count > 0 else { break }
      painted += bytes[..<count]
    }
    close(screen)
    return String(decoding: painted, as: UTF8.self)
  }

  /// Runs and insists that it is done.
  @discardableResult
  func done(_ words: String..., place: SourceLocation = #_sourceLocation) throws -> Outcome {
    let outcome = run(words)
    try #require(outcome.status == 0, "\(words): \(outcome.complaint)", sourceLocation: place)
    return outcome
  }

  /// Runs with `--json` and insists that it is done.
  @discardableResult
  func json(_ words: String..., place: SourceLocation = #_sourceLocation) throws -> JSON {
    let outcome = run(words + ["--json"])
    try #require(outcome.status == 0, "\(words): \(outcome.complaint)", sourceLocation: place)
    return try outcome.json(place)
  }

  /// The program, which is built beside the test bundle.
  static let program: String = {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    let bundle = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/leadline"
  }()

  private static let scraps = Atomic<Int>(0)

  private func scrap() -> String {
    folder.file("out-\(Errand.scraps.add(1, ordering: .relaxed).newValue)")
  }

  private func contents(of path: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: path) ?? Data())
  }

  private func text(of path: String) -> String {
    String(decoding: contents(of: path), as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// Runs a line to its end.
  private func spawn(
    _ line: [String], _ variables: [String: String], input: String = "/dev/null", out: String,
    err: String
  ) -> Int32 {
    var environment = [
      "HOME": folder.path, "LEADLINE_DB": file, "TZ": "Asia/Kolkata", "PATH": "/usr/bin:/bin",
    ]
    environment.merge(variables) { _, new in new }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_NOCTTY, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_NOCTTY, 0o600)
    var arguments = line.map { strdup($0) } + [nil]
    var pairs = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + pairs { free(text) } }
    var child = pid_t()
    guard posix_spawn(&child, line[0], &actions, nil, &arguments, &pairs) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

extension JSON {
  var items: [JSON] { if case .array(let items)? = self["items"] { items } else { [] } }

  var names: [String] {
    if case .object(let object) = self { object.entries.map(\.name) } else { [] }
  }

  /// The numbers of the records of a page.
  var ids: [Int64] {
    items.compactMap { if case .integer(let id)? = $0["id"] { id } else { nil } }
  }
}

import Glibc

/// Shows text in the program that people named for it.
struct Pager {
  private let command: String

  init(_ environment: Environment) { command = environment.variable("PAGER") ?? "less" }

  func show(_ text: String) throws {
    guard let pipe = popen(command, "we") else {
      throw Output.Failure.failed("$PAGER can't be started: \(String(cString: strerror(errno)))")
    }
    defer { pclose(pipe) }
    let output = Output(fileno(pipe))
    output.write(text)
    try output.flush()
  }
}

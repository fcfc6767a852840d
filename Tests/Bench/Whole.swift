import CRM
import Glibc
import Storage

/// What stands around it all: the whole command, the size of the file, the check.
struct Whole {
  let shop: Shop
  let program: String?

  init(_ shop: Shop, program: String?) {
    self.shop = shop
    self.program = program
  }

  func run(_ table: inout Table) throws {
    if let program {
      let floor = Timing("true", times: 30) { _ in spawn("/bin/true", []) }
      table.add(
        Timing("leadline --version", times: 30) { _ in spawn(program, ["--version"]) }, floor: floor
      )
      table.add(
        Timing("leadline leads list", times: 30) { _ in
          spawn(program, ["--db", shop.path, "leads", "list"])
        }, floor: floor, budget: "40 ms")
    }
    let bytes: Int? = try shop.office.database.read { tx in
      try tx.value("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    }
    table.add("bytes of file a lead", "\((bytes ?? 0) / shop.leads)")
    let start = seconds()
    let checkup = try shop.office.check()
    table.add(
      "check (\(checkup.events) events, \(checkup.ok ? "ok" : "NOT OK"))",
      duration(seconds() - start))
  }

  private func spawn(_ program: String, _ arguments: [String]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    for stream: Int32 in 1...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else {
      fatalError("can't start \(program)")
    }
    var result: Int32 = 0
    waitpid(child, &result, 0)
    guard result == 0 else { fatalError("\(program) \(arguments.joined(separator: " ")) failed") }
  }
}

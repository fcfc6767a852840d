import CRM
import Glibc
import SQLiteStorage

/// Many programs on one file, each receiving one durable lead after the other, beside as many that
/// write the same rows through bare SQLite.
struct ReceivingTogether {
  let shop: ReceivingShop
  let processes: Int

  private static let runs = 3
  private static let leads = 640

  func run(_ number: inout Int, _ table: inout Table) throws {
    var floors: [Result] = []
    var ours: [Result] = []
    for _ in 0..<ReceivingTogether.runs {
      floors.append(result(of: "bare", shop.barePath, number))
      ours.append(result(of: "ours", shop.path, number))
      number += ReceivingTogether.leads
    }
    let (our, floor) = (middle(ours), middle(floors))
    let name = processes == 1 ? "1 process" : "\(processes) processes at once"
    table.add(
      "\(name), leads a second", fixed(our.rate, 0), floor: fixed(floor.rate, 0),
      ratio: fixed(floor.rate / our.rate, 1) + "×")
    table.add(
      "  the longest wait of any", duration(our.longest), floor: duration(floor.longest),
      budget: "1 s")
  }

  private struct Result {
    let rate: Double
    let longest: Double
  }

  private func middle(_ results: [Result]) -> Result {
    Result(
      rate: results.map(\.rate).sorted()[results.count / 2],
      longest: results.map(\.longest).sorted()[results.count / 2])
  }

  private func result(of kind: String, _ path: String, _ first: Int) -> Result {
    let share = ReceivingTogether.leads / processes
    // All have opened the file by then.
    let start = seconds() + 0.5 + 0.03 * Double(processes)
    let children = (0..<processes).map { index in
      spawn([
        "receiver", kind, path, "\(first + index * share)", "\(share)", "\(start)",
        "\(path).\(index)",
      ])
    }
    for child in children {
      var status: Int32 = 0
      waitpid(child, &status, 0)
      guard status == 0 else { fatalError("a program that received leads failed") }
    }
    var end = start
    var longest = 0.0
    for index in 0..<processes {
      let answer = read("\(path).\(index)")
      end = max(end, answer.first ?? 0)
      longest = max(longest, answer.last ?? 0)
    }
    return Result(rate: Double(share * processes) / (end - start), longest: longest)
  }

  private func spawn(_ arguments: [String]) -> pid_t {
    var words = (["Bench"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/proc/self/exe", nil, nil, &words, environ) == 0 else {
      fatalError("no program to receive leads")
    }
    return child
  }

  private func read(_ path: String) -> [Double] {
    guard let file = fopen(path, "r") else { fatalError("a program that received leads is silent") }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, Int32(line.count), file) != nil else { return [] }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.split(separator: " ").compactMap { Double($0) }
  }
}

/// One of the programs: `receiver KIND FILE FIRST COUNT START ANSWER`.
struct Receiver {
  let kind: String
  let path: String
  let people: Range<Int>
  let start: Double
  let answer: String

  init?(_ arguments: [String]) {
    guard arguments.count == 7, arguments[0] == "receiver", let first = Int(arguments[3]),
      let count = Int(arguments[4]), let start = Double(arguments[5])
    else { return nil }
    kind = arguments[1]
    path = arguments[2]
    people = first..<first + count
    self.start = start
    answer = arguments[6]
  }

  /// Says when it was done and how long the slowest lead took.
  func run() throws {
    let receive: ([Enquiry]) throws -> Void
    if kind == "bare" {
      let bare = BareRows(opening: path)
      receive = { bare.receive($0) }
    } else {
      var options = SQLiteConnection.Options()
      options.patience = 60_000
      let office = try Workspace(SQLiteConnection(path: path, options: options))
      let me = try office.members.actor(login: nil)
      receive = { try ReceivingShop.receive($0, office, me) }
    }
    let enquiries = people.map { Enquiry($0) }
    while seconds() < start { usleep(200) }
    var longest = 0.0
    for enquiry in enquiries {
      let begin = seconds()
      try receive([enquiry])
      longest = max(longest, seconds() - begin)
    }
    let end = seconds()
    guard let file = fopen(answer, "w") else { fatalError("no answer can be given") }
    fputs("\(end) \(longest)", file)
    fclose(file)
  }
}

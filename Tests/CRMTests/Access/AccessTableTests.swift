import CRM
import Testing

@Suite("The one access rule")
struct AccessTableTests {
  /// A: all records, o: one's own, -: none.
  static let table = """
    role     noun         see add edit move win lose reopen finish delete merge undo redo export assign reassign claim release pause resume hand_on
    owner    business     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    member       A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    company      A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    customer     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    pipeline     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    stage        A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    requirement  A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    lead         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    sale         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    task         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    activity     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    event        A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    view         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    caller       A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    assignment   A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    rule         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    owner    routing      A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  business     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    manager  member       A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    manager  company      A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  customer     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  pipeline     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  stage        A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  requirement  A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  lead         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  sale         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  task         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  activity     A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  event        A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    manager  view         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  caller       A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  assignment   A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  rule         A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    manager  routing      A   A   A    A    A   A    A      A      A      A     A    A    A      A      A        A     A       A     A      A
    caller   business     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   member       A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   company      A   A   o    -    -   -    -      -      -      -     o    o    -      -      -        -     -       -     -      -
    caller   customer     o   A   o    o    o   o    o      o      -      -     o    o    -      -      -        -     -       -     -      -
    caller   pipeline     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   stage        A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   requirement  A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   lead         o   A   o    o    o   o    o      o      -      -     o    o    -      -      -        o     o       -     -      -
    caller   sale         o   A   o    o    o   o    o      o      -      -     o    o    -      -      -        -     -       -     -      -
    caller   task         o   A   o    o    o   o    o      o      o      -     o    o    -      -      -        -     -       -     -      -
    caller   activity     o   A   o    o    o   o    o      o      o      -     o    o    -      -      -        -     -       -     -      -
    caller   event        o   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   view         o   A   o    o    o   o    o      o      o      -     o    o    -      -      -        -     -       -     -      -
    caller   caller       A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   assignment   o   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   rule         A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    caller   routing      A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   business     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   member       A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   company      A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   customer     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   pipeline     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   stage        A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   requirement  A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   lead         A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   sale         A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   task         A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   activity     A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   event        A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   view         o   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   caller       A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   assignment   A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   rule         A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    viewer   routing      A   -   -    -    -   -    -      -      -      -     -    -    -      -      -        -     -       -     -      -
    """

  @Test("every role, noun and verb has the scope that the table says")
  func exact() throws {
    let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let verbs = Verb.allCases.map(\.rawValue)
    #expect(rows[0] == ["role", "noun"] + verbs)
    let scopes: [Access.Scope: String] = [.all: "A", .own: "o", .none: "-"]
    var expected: [[String]] = []
    for role in Role.allCases {
      for noun in Noun.allCases {
        let cells = Verb.allCases.map { scopes[Access.scope(of: role, $0, noun)] ?? "?" }
        expected.append([role.rawValue, noun.table] + cells)
      }
    }
    #expect(Array(rows.dropFirst()) == expected)
  }
}

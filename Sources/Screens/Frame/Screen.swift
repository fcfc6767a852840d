import CRM
import Terminal

/// One thing on the screen: a section's page, or what lies over it. A value: updating answers with
/// what is wanted of the world, drawing changes nothing.
protocol Screen: Sendable {
  /// What it is called in the window's title.
  var title: String { get }
  /// Which keys mean something here, the nearest first.
  var contexts: [String] { get }
  /// Whether it covers the page below it, or only lies over a part of it.
  var isPage: Bool { get }
  /// Whether letters are written into it rather than read as commands.
  var isWriting: Bool { get }
  /// Whether what is in focus is about to be another: keys wait until it is there, so that none acts
  /// on what merely stands there still.
  var isSettling: Bool { get }
  /// What is in focus, which the verbs of the business act on.
  var subject: Subject? { get }
  /// The claims' clocks that are in sight: as they run, what is shown changes.
  var windows: [ClaimWindow] { get }
  /// The deeds worth a place in the hint line, the most wanted first.
  var hints: [Deed] { get }

  /// Room was given to it, at first and whenever that changes.
  mutating func lay(out area: Rect)
  /// What it needs to know before it can show something; asked again when others changed the file.
  mutating func load(_ briefing: Briefing) -> [Effect]
  mutating func changed(_ changes: Touched, _ briefing: Briefing) -> [Effect]
  /// A record was just made: whoever lists it selects it.
  mutating func reveal(_ noun: Noun, _ id: Int64, _ briefing: Briefing) -> [Effect]
  /// Does what is asked; nil when it is nothing to this screen.
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]?
  /// A key while it is written into; nil when the key is nothing to it.
  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]?
  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect]
  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect]
  /// Why a deed can't be done now; nil when it can.
  func refusal(of deed: Deed, _ briefing: Briefing) -> String?

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing)
}

extension Screen {
  var isPage: Bool { true }
  var isWriting: Bool { false }
  var isSettling: Bool { false }
  var subject: Subject? { nil }
  var windows: [ClaimWindow] { [] }
  mutating func changed(_ changes: Touched, _ briefing: Briefing) -> [Effect] {
    load(briefing)
  }
  mutating func reveal(_ noun: Noun, _ id: Int64, _ briefing: Briefing) -> [Effect] { [] }
  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? { nil }
  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] { [] }
  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] { [] }
  func refusal(of deed: Deed, _ briefing: Briefing) -> String? { nil }
}

/// What the verbs of the business act on: the record in focus, and those that were marked beside it.
struct Subject: Sendable {
  let noun: Noun
  let id: Int64
  /// As a sentence names it: “Ravi Kumar”.
  let name: String
  /// The fields that are at hand, by name.
  let fields: [String: FieldValue]
  /// The marked ones, if any: verbs that can act on many then do.
  var marked: [Int64] = []

  init(_ noun: Noun, _ id: Int64, _ name: String, _ fields: [String: FieldValue] = [:]) {
    self.noun = noun
    self.id = id
    self.name = name
    self.fields = fields
  }

  /// All that a verb for many acts on.
  var ids: [Int64] { marked.isEmpty ? [id] : marked }

  /// Another record that a field refers to.
  func reference(_ field: String) -> Int64? {
    if case .reference(let id, _)? = fields[field] { id } else { nil }
  }
}

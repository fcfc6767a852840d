import CRM
import Terminal

/// What every screen may know without asking: whose file it is, who works with it, which stages there
/// are, and what time it is.
struct Briefing: Sendable {
  let business: Business
  let me: Member
  let members: [Member]
  let pipelines: [Pipeline]
  var now: Instant
  /// How many leads wait for a caller.
  var unassigned: Int
  /// Empty until the screens put in what they go by.
  var keys = KeyMap([])
  /// What this user has set for themselves.
  var own = ScreenSettings()

  var today: Day { business.zone.day(of: now) }

  /// The nouns that it is made of.
  static let nouns: Set<Noun> = [.business, .member, .pipeline, .stage, .requirement]

  init(_ seat: Seat) throws {
    business = seat.office.business
    me = seat.me
    members = try seat.office.members.all()
    pipelines = try seat.office.pipelines.all()
    now = seat.office.clock.now()
    unassigned = try Unassigned.count(seat)
  }

  func stage(_ id: Int64) -> Stage? {
    pipelines.lazy.flatMap(\.stages).first { $0.id.number == id }
  }
}

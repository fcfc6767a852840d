/// What each caller is due.
struct Accounts {
  struct Account {
    let caller: Int64
    var credit: Int64 = 0
    /// So much of it stands in the caller's own row; the rest are dues that wait to be entered there.
    fileprivate(set) var entered: Int64 = 0
    /// The newest assignment that counts.
    var last: Int64?
    /// Whether its row has to be written.
    fileprivate var isChanged = false
  }

  /// Leads of one slate whose dues wait.
  struct Waiting {
    let dues: Dues
    fileprivate(set) var leads: Int64 = 0
    fileprivate(set) var isChanged = false
  }

  private(set) var all: [Account] = []
  /// Where a caller's account stands, by their number; less than zero for those who have none. With
  /// thousands of callers each lead asks for thousands of them.
  private var places: [Int32] = []
  /// The same for numbers beyond all that a file gives to callers, as something else may write them.
  private var farPlaces: [Int64: Int32] = [:]
  /// Whose rows have to be written.
  private var changed: [Int] = []
  /// By the number of their slate.
  private(set) var waiting: [Int64: Waiting] = [:]

  subscript(caller: Int64) -> Account? {
    let place = place(of: caller)
    return place < 0 ? nil : all[place]
  }

  /// Opens an account for each who has none.
  mutating func open(for callers: [Int64]) { for caller in callers { _ = open(for: caller) } }

  /// What somebody is due with this lead's share of each of a slate, as far as they have an account.
  func walk(_ dues: Dues, _ body: (Dues.Share, _ credit: Int64, _ last: Int64) -> Void) {
    for share in dues.shares {
      let place = place(of: share.caller)
      if place < 0 {
        body(share, share.due, 0)
      } else {
        body(share, all[place].credit + share.due, all[place].last ?? 0)
      }
    }
  }

  /// Credits everybody of a slate with what so many leads bring them. In the file these leads are
  /// counted, once for all: nobody's row is written for what others get.
  mutating func credit(_ dues: Dues, of slate: Int64?, leads: Int64) {
    for share in dues.shares { all[open(for: share.caller)].credit += leads * share.due }
    guard let slate else { return }
    waiting[slate, default: Waiting(dues: dues)].leads += leads
    waiting[slate]?.isChanged = true
  }

  mutating func change(_ caller: Int64, _ body: (inout Account) -> Void) {
    let place = open(for: caller)
    let before = all[place].credit
    body(&all[place])
    all[place].entered += all[place].credit - before
    mark(place)
  }

  /// Whoever reads the file adds up what waits: from so much on, entering it is less work.
  var waitsForMuch: Bool {
    waiting.values.reduce(0) { $0 + $1.dues.shares.count } > max(1000, 16 * all.count)
  }

  /// Enters in everybody's account what waits.
  mutating func enter() {
    for place in all.indices where all[place].entered != all[place].credit {
      all[place].entered = all[place].credit
      mark(place)
    }
    for slate in waiting.keys {
      waiting[slate]?.leads = 0
      waiting[slate]?.isChanged = true
    }
  }

  /// Whose rows have to be written.
  var changes: [Account] { changed.map { all[$0] } }

  private mutating func mark(_ place: Int) {
    if !all[place].isChanged { changed.append(place) }
    all[place].isChanged = true
  }

  /// All that changed is written now.
  mutating func settle() {
    for place in changed { all[place].isChanged = false }
    changed.removeAll(keepingCapacity: true)
    waiting = waiting.filter { $0.value.leads != 0 }
    for slate in waiting.keys { waiting[slate]?.isChanged = false }
  }

  mutating func forgetNewest() { for place in all.indices { all[place].last = nil } }

  /// Where a caller's account is, opened if need be.
  private mutating func open(for caller: Int64) -> Int {
    let known = place(of: caller)
    if known >= 0 { return known }
    let place = all.count
    all.append(Account(caller: caller))
    if Accounts.near.contains(caller) {
      let missing = Int(caller) + 1 - places.count
      if missing > 0 { places += repeatElement(-1, count: missing) }
      places[Int(caller)] = Int32(place)
    } else {
      farPlaces[caller] = Int32(place)
    }
    return place
  }

  private func place(of caller: Int64) -> Int {
    if caller >= 0, caller < places.count { return Int(places[Int(caller)]) }
    return Accounts.near.contains(caller) ? -1 : Int(farPlaces[caller] ?? -1)
  }

  private static let near: Range<Int64> = 0..<1_000_000
}

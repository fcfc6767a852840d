/// What each caller is due, side by side in the order of their numbers. Everybody of a slate stands in
/// that order too, so all of them are met in one walk.
struct Accounts {
  struct Account {
    let caller: Int64
    var credit: Int64 = 0
    /// So much of it stands in the caller's own row; the rest are dues that wait to be entered there.
    fileprivate(set) var entered: Int64 = 0
    /// The newest assignment that counts.
    var last: Int64?
    /// Whether it has to be written.
    var isChanged = false
  }

  /// Leads of one slate whose dues wait.
  struct Waiting {
    let dues: Dues
    fileprivate(set) var leads: Int64 = 0
    fileprivate(set) var isChanged = false
  }

  private(set) var all: [Account] = []
  /// By the number of their slate.
  private(set) var waiting: [Int64: Waiting] = [:]

  /// Opens an account for each who has none.
  mutating func open(for callers: [Int64]) {
    let known = Set(all.map(\.caller))
    all += callers.filter { !known.contains($0) }.map { Account(caller: $0) }
    all.sort { $0.caller < $1.caller }
  }

  subscript(caller: Int64) -> Account? {
    let place = place(of: caller)
    return place < all.count && all[place].caller == caller ? all[place] : nil
  }

  /// What somebody is due with this lead's share of each of a slate, as far as they have an account.
  func walk(_ dues: Dues, _ body: (Dues.Share, _ credit: Int64, _ last: Int64) -> Void) {
    var place = 0
    for share in dues.shares {
      place = self.place(of: share.caller, from: place)
      let isKnown = place < all.count && all[place].caller == share.caller
      body(share, (isKnown ? all[place].credit : 0) + share.due, isKnown ? all[place].last ?? 0 : 0)
    }
  }

  /// Credits everybody of a slate with what so many leads bring them. In the file these leads are
  /// counted, once for all: nobody's row is written for what others get.
  mutating func credit(_ dues: Dues, of slate: Int64?, leads: Int64) {
    var place = 0
    for share in dues.shares {
      place = self.place(of: share.caller, from: place)
      openAccount(of: share.caller, at: place)
      all[place].credit += leads * share.due
    }
    guard let slate else { return }
    waiting[slate, default: Waiting(dues: dues)].leads += leads
    waiting[slate]?.isChanged = true
  }

  mutating func change(_ caller: Int64, _ body: (inout Account) -> Void) {
    let place = place(of: caller)
    openAccount(of: caller, at: place)
    let before = all[place].credit
    body(&all[place])
    all[place].entered += all[place].credit - before
    all[place].isChanged = true
  }

  /// Whoever reads the file adds up what waits: from so much on, entering it is less work.
  var waitsForMuch: Bool {
    waiting.values.reduce(0) { $0 + $1.dues.shares.count } > max(1000, 16 * all.count)
  }

  /// Enters in everybody's account what waits.
  mutating func enter() {
    for place in all.indices where all[place].entered != all[place].credit {
      all[place].entered = all[place].credit
      all[place].isChanged = true
    }
    for slate in waiting.keys {
      waiting[slate]?.leads = 0
      waiting[slate]?.isChanged = true
    }
  }

  /// All that changed is written now.
  mutating func settle() {
    for place in all.indices { all[place].isChanged = false }
    waiting = waiting.filter { $0.value.leads != 0 }
    for slate in waiting.keys { waiting[slate]?.isChanged = false }
  }

  mutating func forgetNewest() { for place in all.indices { all[place].last = nil } }

  private mutating func openAccount(of caller: Int64, at place: Int) {
    if place == all.count || all[place].caller != caller {
      all.insert(Account(caller: caller), at: place)
    }
  }

  /// Where a caller's account is or would be; looked for from the one before it in a walk.
  private func place(of caller: Int64, from start: Int) -> Int {
    if start < all.count, all[start].caller > caller { return place(of: caller) }
    var place = start
    while place < all.count, all[place].caller < caller { place += 1 }
    return place
  }

  private func place(of caller: Int64) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].caller < caller { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

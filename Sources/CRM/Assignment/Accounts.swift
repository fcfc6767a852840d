/// What each caller is due, side by side in the order of their numbers. Everybody of a slate stands in
/// that order too, so all of them are met in one walk.
struct Accounts {
  struct Account {
    let caller: Int64
    var credit: Int64 = 0
    /// The newest assignment that counts.
    var last: Int64?
    /// Whether it has to be written.
    var isChanged = false
  }

  private(set) var all: [Account]

  /// No caller comes twice.
  init(_ accounts: [Account]) { all = accounts.sorted { $0.caller < $1.caller } }

  subscript(caller: Int64) -> Account? {
    let place = place(of: caller)
    return place < all.count && all[place].caller == caller ? all[place] : nil
  }

  /// What somebody is due with this lead's share of each of a slate, as far as they have an account.
  func walk(_ slate: Slate, _ body: (Slate.Share, _ credit: Int64, _ last: Int64) -> Void) {
    var place = 0
    for share in slate.shares {
      place = self.place(of: share.caller, from: place)
      let isKnown = place < all.count && all[place].caller == share.caller
      body(share, (isKnown ? all[place].credit : 0) + share.due, isKnown ? all[place].last ?? 0 : 0)
    }
  }

  /// Credits everybody of a slate with what they are due.
  mutating func credit(_ slate: Slate, sign: Int64) {
    var place = 0
    for share in slate.shares {
      place = self.place(of: share.caller, from: place)
      openAccount(of: share.caller, at: place)
      all[place].credit += sign * share.due
      all[place].isChanged = true
    }
  }

  mutating func change(_ caller: Int64, _ body: (inout Account) -> Void) {
    let place = place(of: caller)
    openAccount(of: caller, at: place)
    body(&all[place])
    all[place].isChanged = true
  }

  /// All that changed is written now.
  mutating func settle() { for place in all.indices { all[place].isChanged = false } }

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

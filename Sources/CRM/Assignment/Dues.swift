import Storage

/// What one lead brings everybody of a slate, before one of them pays for it.
struct Dues: Hashable, Sendable {
  /// Somebody who may get the lead.
  struct Share: Hashable, Sendable {
    let caller: Int64
    let weight: Int64
    /// What they are due of one lead.
    let due: Int64
  }

  /// In the order of their numbers.
  let shares: [Share]
  /// What is left over by rounding, which goes to whoever gets the lead.
  let rest: Int64

  init(_ weights: [(caller: Int64, weight: Int64)] = []) {
    let total = weights.reduce(0) { $0 + $1.weight }
    shares = weights.map { caller, weight in
      // A slate that something else than this program wrote may weigh nothing.
      Share(caller: caller, weight: weight, due: total > 0 ? weight * Credit.scale / total : 0)
    }
    rest = shares.reduce(Credit.scale) { $0 - $1.due }
  }
}

extension Dues {
  /// As `Slate.content` has them.
  init(_ content: JSON) throws {
    guard case .array(let eligible)? = content["eligible"] else {
      throw Mismatch(expected: "a slate")
    }
    self.init(
      try eligible.map { pair in
        guard case .integer(let caller)? = pair[0], case .integer(let weight)? = pair[1] else {
          throw Mismatch(expected: "a share of a slate")
        }
        return (caller, weight)
      })
  }

  /// Without a look at those who may not get the lead: they are many, and stand at the end.
  init(content: String) throws {
    let others = content.byteOffset(of: #","others":"#)
    let part = others.map { String(decoding: content.utf8.prefix($0), as: UTF8.self) + "}" }
    try self.init(JSON(parsing: part ?? content))
  }

  var json: JSON { .array(shares.map { [.integer($0.caller), .integer($0.weight)] }) }
}

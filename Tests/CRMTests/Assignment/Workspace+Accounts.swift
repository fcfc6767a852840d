import Storage

@testable import CRM

extension Workspace {
  /// What the file says is due to everybody, and whose turn was last; read anew.
  func accounts() throws -> [String] {
    try database.read { tx in
      var slates = Slates()
      return try Accounts(&slates, tx).all.filter { $0.credit != 0 || $0.last != nil }
        .sorted { $0.caller < $1.caller }
        .map { "credit \($0.caller) \($0.credit) \($0.last ?? 0)" }
    }
  }

  /// All credits together.
  func credits() throws -> Int64 {
    try database.read { tx in
      var slates = Slates()
      return try Accounts(&slates, tx).all.reduce(0) { $0 + $1.credit }
    }
  }
}

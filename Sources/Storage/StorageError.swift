/// What can go wrong between the program and its file. No value of a user's data is ever in it.
package enum StorageError: Error, Equatable {
  case missing(path: String)
  case exists(path: String)
  case notADatabase(path: String)
  case foreign(path: String)
  case newer(path: String, version: Int, known: Int)
  case cannotOpen(path: String, reason: String)
  case damaged(path: String, detail: String)
  case full(path: String)
  case readOnly(path: String)
  case busy(path: String, holder: String?, seconds: Int)
  case failing(path: String, reason: String)
  case outOfMemory
  case interrupted
  /// Somebody stopped the migration of an older file.
  case notMigrated(path: String)
  case constraint(Constraint)
  case statement(message: String, sql: String)

  /// A rule of the schema that refused a change.
  package struct Constraint: Equatable, Sendable {
    package enum Kind: String, Sendable { case unique, foreignKey, notNull, check, trigger, other }
    package let kind: Kind
    /// The engine's words: the table and column, or the rule's name; never a value.
    package let subject: String

    package init(kind: Kind, subject: String) {
      self.kind = kind
      self.subject = subject
    }
  }
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "there is no file at \(path): make one with “leadline init”, or name another with --db"
    case .exists(let path):
      "there is already a file at \(path): choose another name, or move it away first"
    case .notADatabase(let path):
      "\(path) is not a Leadline file; it was left as it is"
    case .foreign(let path):
      "\(path) belongs to another program; it was left as it is"
    case .newer(let path, let version, let known):
      "\(path) was written by a newer Leadline (its version is \(version), this program knows \(known)): update this program"
    case .cannotOpen(let path, let reason):
      "\(path) can't be opened: \(reason)"
    case .damaged(let path, let detail):
      "\(path) is damaged (\(detail)): stop writing to it, keep a copy, and go back to your last backup"
    case .full(let path):
      "the disk that holds \(path) is full: nothing was changed; free some space and try again"
    case .readOnly(let path):
      "\(path) can't be written to: nothing was changed; check who owns the file and its folder"
    case .busy(let path, let holder, let seconds):
      if let holder {
        "\(path) has been held for \(seconds) s by \(holder): nothing was changed; ask there, or try again"
      } else {
        "\(path) has been held for \(seconds) s by another program: nothing was changed; try again"
      }
    case .failing(let path, let reason):
      "the disk that holds \(path) is failing (\(reason)): nothing was confirmed; check the disk"
    case .outOfMemory:
      "the machine is out of memory: nothing was changed"
    case .interrupted:
      "stopped before it was done: nothing was changed"
    case .notMigrated(let path):
      "stopped before \(path) was up to date: the file is as it was, and it begins anew when the file is opened next"
    case .constraint(let constraint):
      "a rule of the file refuses this (\(constraint.kind.rawValue): \(constraint.subject)): nothing was changed"
    case .statement(let message, let sql):
      "the program asked the file something it does not understand: \(message), in: \(sql)"
    }
  }
}

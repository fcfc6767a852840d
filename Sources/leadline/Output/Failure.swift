import CRM
import Storage
import Tabular

/// An error as the command line tells it: a word for programs, a sentence for people, an exit status.
struct Failure {
  let code: String
  let message: String
  let status: Int32

  private enum Status {
    static let refused: Int32 = 1
    static let usage: Int32 = 2
    static let machine: Int32 = 3
  }

  init(_ error: any Error) {
    message = "\(error)"
    switch error {
    case let error as CRMError: (code, status) = (error.code, Failure.status(of: error))
    case is UsageError: (code, status) = ("usage", Status.usage)
    case is FilterError: (code, status) = ("bad_filter", Status.usage)
    case is ListingError: (code, status) = ("bad_list", Status.usage)
    case is ImportError, is CSVError: (code, status) = ("bad_file", Status.usage)
    case is MoneyError, is DateError, is InstantError, is ZoneError:
      (code, status) = ("invalid", Status.usage)
    case let error as StorageError: (code, status) = Failure.word(for: error)
    case is Output.Failure: (code, status) = ("output", Status.machine)
    default: (code, status) = ("failed", Status.machine)
    }
  }

  /// A value that can't be read is wrong usage; what a rule of the business says no to is a refusal.
  private static func status(of error: CRMError) -> Int32 {
    switch error {
    case .invalid, .missing, .unknownField, .badCursor: Status.usage
    case .notSet: Status.machine
    default: Status.refused
    }
  }

  private static func word(for error: StorageError) -> (String, Int32) {
    switch error {
    case .missing: ("no_file", Status.machine)
    case .exists: ("file_exists", Status.machine)
    case .notADatabase, .foreign: ("not_ours", Status.machine)
    case .newer: ("newer_file", Status.machine)
    case .cannotOpen: ("cannot_open", Status.machine)
    case .damaged: ("damaged", Status.machine)
    case .full: ("disk_full", Status.machine)
    case .readOnly: ("read_only", Status.machine)
    case .busy: ("busy", Status.machine)
    case .failing: ("disk_failing", Status.machine)
    case .outOfMemory: ("out_of_memory", Status.machine)
    case .interrupted, .notMigrated: ("interrupted", Status.machine)
    case .constraint: ("refused", Status.refused)
    default: ("failed", Status.machine)
    }
  }

  func tell(asJSON: Bool) {
    if asJSON {
      let document: JSON = ["error": ["code": .string(code), "message": .string(message)]]
      Output.tell(document.text, isSafe: true)
    } else {
      Output.tell("leadline: \(message)")
    }
  }
}

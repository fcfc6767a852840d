import CRM

enum ActivityCommands {
  static var noun: RecordNoun<Activities> {
    RecordNoun(
      shelf: \.activities, find: { try ID(number: $1, of: .activity) },
      columns: ["id", "at", "type", "customer", "subject", "outcome", "description", "created_by"],
      add: RecordNoun<Activities>.adding(to: \.activities))
  }
}

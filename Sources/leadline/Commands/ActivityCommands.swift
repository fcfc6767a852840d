import CRM

enum ActivityCommands {
  static var noun: RecordNoun<Activities> {
    RecordNoun(
      shelf: \.activities, find: { try ID(number: $1, of: .activity) },
      columns: ["id", "at", "type", "customer", "subject", "outcome", "description", "created_by"],
      inputs: Activities.inputs,
      add: RecordNoun<Activities>.adding(
        to: \.activities,
        Activities.inputs + [
          .customer(\.customer, "with which customer"), .lead(\.lead, "about which lead"),
          .company(\.company, "with which company"),
        ]
      ) { _, _ in
        ActivityDraft()
      })
  }
}

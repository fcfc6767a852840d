import CRM

/// The rules of exception: these leads go to these callers.
enum RuleCommands {
  static var noun: RecordNoun<Rules> {
    RecordNoun(
      shelf: \.rules, find: { try $0.office.rules.find($1) },
      columns: ["id", "position", "name", "filter", "callers", "active"],
      add: RecordNoun<Rules>.adding(to: \.rules))
  }
}

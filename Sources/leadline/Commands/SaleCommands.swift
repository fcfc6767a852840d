import CRM

enum SaleCommands {
  static var noun: RecordNoun<Sales> {
    RecordNoun(
      shelf: \.sales, find: { try ID(number: $1, of: .sale) },
      columns: ["id", "date", "customer", "amount", "currency", "lead", "owner", "note"],
      add: RecordNoun<Sales>.adding(to: \.sales))
  }
}

import CRM

enum CompanyCommands {
  static var noun: RecordNoun<Companies> {
    RecordNoun(
      shelf: \.companies, find: { try $0.office.companies.find($1) },
      columns: ["id", "name", "domain", "industry", "phone", "city", "customers", "owner"],
      add: RecordNoun<Companies>.adding(to: \.companies))
  }
}

import CRM

enum CompanyCommands {
  static var noun: RecordNoun<Companies> {
    RecordNoun(
      shelf: \.companies, find: { try $0.office.companies.find($1) },
      columns: ["id", "name", "domain", "industry", "phone", "city", "customers", "owner"],
      inputs: Companies.inputs,
      add: RecordNoun<Companies>.adding(to: \.companies, Companies.inputs) { _, _ in
        CompanyDraft()
      })
  }
}

/// The fields of a customer, for lists, filters, JSON and CSV.
extension Customer {
  package static let catalogue = Catalogue<Customer>(
    noun: .customer, table: "customer", select: select, fields: fields,
    sorts: [Sort("created_at", descending: true), Sort("name")],
    words: [.init(kind: Schema.Words.customer, column: "customer.id")],
    spoken: { customer in
      searchText(
        texts: [customer.name, customer.email?.address, customer.companyName],
        phones: [customer.phone?.e164, customer.mobile?.e164])
    },
    id: { $0.id.number })

  private static let fields: [Field<Customer>] = [
    Field("id", "No.", .number, "customer.id", optional: false) { .number($0.id.number) },
    Field("name", "Name", .text, "customer.name", optional: false) { .text($0.name) },
    Field("email", "Email", .text, "customer.email") { .init($0.email?.address) },
    Field("phone", "Phone", .text, "customer.phone") { .init($0.phone?.e164) },
    Field("mobile", "Mobile", .text, "customer.mobile") { .init($0.mobile?.e164) },
    Field("company", "Company", .reference(.company), "customer.company_id") {
      .init($0.company?.number, $0.companyName)
    },
    Field("title", "Title", .text, "customer.title") { .init($0.title) },
    Field("department", "Department", .text, "customer.department") { .init($0.department) },
    Field("address_line1", "Address", .text, "customer.address_line1") { .init($0.address.line1) },
    Field("address_line2", "", .text, "customer.address_line2") { .init($0.address.line2) },
    Field("city", "City", .category, "customer.city") { .init($0.address.city) },
    Field("state", "State", .category, "customer.state", indexed: true) { .init($0.address.state) },
    Field("postal_code", "Postal code", .text, "customer.postal_code") {
      .init($0.address.postalCode)
    },
    Field("country", "Country", .category, "customer.country") { .init($0.address.country) },
    Field("source", "Source", .category, "customer.source") { .init($0.source) },
    Field("lead_status", "Lead status", .category, "customer.lead_status") { .init($0.leadStatus) },
    Field(
      "lifecycle_stage", "Lifecycle", .choice(CustomerDraft.Lifecycle.allCases.map(\.rawValue)),
      "customer.lifecycle_stage", optional: false
    ) { .text($0.lifecycle.rawValue) },
    Field("owner", "Owner", .reference(.member), "customer.owner_id", indexed: true) {
      .init($0.owner?.number, $0.ownerLogin)
    },
    Field("custom", "More", .json, "customer.custom", optional: false) { .json($0.custom) },
    Field("created_at", "Since", .instant, "customer.created_at", indexed: true, optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "customer.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

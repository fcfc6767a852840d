extension Company {
  package static let catalogue = Catalogue<Company>(
    noun: .company, table: "company", select: select, fields: fields,
    sorts: [Sort("name"), Sort("created_at", descending: true)],
    words: [.init(kind: Schema.Words.company, column: "company.id")],
    spoken: { company in
      searchText(texts: [company.name, company.domain], phones: [company.phone?.e164])
    },
    id: { $0.id.number })

  private static let fields: [Field<Company>] = [
    Field("id", "No.", .number, "company.id", optional: false) { .number($0.id.number) },
    Field("name", "Name", .text, "company.name", indexed: true, optional: false) { .text($0.name) },
    Field("domain", "Domain", .text, "company.domain") { .init($0.domain) },
    Field("industry", "Industry", .category, "company.industry") { .init($0.industry) },
    Field("employee_count", "People", .number, "company.employee_count") {
      .init($0.employeeCount)
    },
    Field("annual_revenue", "Revenue", .money, "company.annual_revenue") { company in
      .init(company.annualRevenue.map { Money(minor: $0, currency: company.currency) })
    },
    Field("phone", "Phone", .text, "company.phone") { .init($0.phone?.e164) },
    Field("website", "Website", .text, "company.website") { .init($0.website) },
    Field("address_line1", "Address", .text, "company.address_line1") { .init($0.address.line1) },
    Field("address_line2", "", .text, "company.address_line2") { .init($0.address.line2) },
    Field("city", "City", .category, "company.city") { .init($0.address.city) },
    Field("state", "State", .category, "company.state") { .init($0.address.state) },
    Field("postal_code", "Postal code", .text, "company.postal_code") {
      .init($0.address.postalCode)
    },
    Field("country", "Country", .category, "company.country") { .init($0.address.country) },
    Field("owner", "Owner", .reference(.member), "company.owner_id") {
      .init($0.owner?.number, $0.ownerLogin)
    },
    Field(
      "customers", "Customers", .number,
      "(SELECT count(*) FROM customer WHERE customer.company_id = company.id)", optional: false
    ) {
      .number(Int64($0.customers))
    },
    Field("custom", "More", .json, "company.custom", optional: false) { .json($0.custom) },
    Field("created_at", "Since", .instant, "company.created_at", indexed: true, optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "company.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

extension Companies {
  package static let blank = CompanyDraft()
  package static let editInputs = inputs

  package static let inputs: [Input<CompanyDraft>] =
    [
      .name("name", \.name, "what it is called"),
      .line("domain", \.domain, upTo: 255, "internet domain, such as acme.in"),
      .line("industry", \.industry, "line of business", kind: .category),
      .count("employee_count", \.employeeCount, in: 0...100_000_000, "how many people work there"),
      Input("annual_revenue", .money, "revenue of a year, in the business's currency") {
        text, _, desk in
        guard !text.trimmed.isEmpty else { return { $0.annualRevenue = nil } }
        let money = try Input<CompanyDraft>.amount(
          text, field: "annual_revenue", currency: desk.business.currency)
        return { $0.annualRevenue = money.minor }
      },
      .phone("phone", \.phone, "phone number"),
      .line("website", \.website, upTo: 255, "web address"),
    ] + Input.address(\.address) + [
      .member("owner", \.owner, "who looks after it"),
      .json("custom", \.custom, "further facts as a JSON object"),
    ]
}

extension Input {
  /// An amount of zero or more.
  static func amount(_ text: String, field: String, currency: Currency) throws -> Money {
    let money = try attempt(field) { try Money.parse(text, currency: currency) }
    guard money.minor >= 0 else {
      throw CRMError.invalid(field: field, reason: "can't be negative")
    }
    return money
  }
}

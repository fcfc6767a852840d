extension Customers {
  package static let blank = CustomerDraft()
  package static let editInputs = inputs

  package static let inputs: [Input<CustomerDraft>] =
    [
      .name("name", \.name, "full name"),
      .email("email", \.email, "email address"),
      .phone("phone", \.phone, "phone number, of any country with +"),
      .phone("mobile", \.mobile, "second phone number"),
      Input("company", .reference(.company), "company, by name or number; a new name makes one") {
        text, office, _ in
        guard let name = try Line.read(text, field: "company", upTo: 200) else {
          return {
            $0.company = nil
            $0.newCompany = nil
          }
        }
        let known = try office.companies.known(name)
        // A number is a company's, or a slip: it makes no company of that name.
        if known == nil, Int64(name) != nil { throw CRMError.notFound(.company, name) }
        return {
          $0.company = known
          $0.newCompany = known == nil ? name : nil
        }
      },
      .line("title", \.title, "job title"),
      .line("department", \.department, "department"),
    ] + Input.address(\.address) + [
      .line("source", \.source, upTo: 50, "where they came from", kind: .category),
      .line("lead_status", \.leadStatus, upTo: 50, "standing as a lead", kind: .category),
      .choice("lifecycle_stage", \.lifecycle, "lead, prospect, customer or former"),
      .member("owner", \.owner, "who looks after them"),
      .json("custom", \.custom, "further facts as a JSON object"),
    ]
}

extension Input {
  static func address(_ path: any WritableKeyPath<Draft, Address> & Sendable) -> [Input] {
    func line(
      _ name: String, _ part: any WritableKeyPath<Address, String?> & Sendable, _ limit: Int,
      _ help: String, kind: FieldKind = .text
    ) -> Input {
      Input(name, kind, help) { text, _, _ in
        let line = try Line.read(text, field: name, upTo: limit)
        return { $0[keyPath: path][keyPath: part] = line }
      }
    }
    return [
      line("address_line1", \.line1, 255, "street and number"),
      line("address_line2", \.line2, 255, "floor, building"),
      line("city", \.city, 100, "city", kind: .category),
      line("state", \.state, 100, "state or province", kind: .category),
      line("postal_code", \.postalCode, 20, "postal code"),
      line("country", \.country, 100, "country", kind: .category),
    ]
  }
}

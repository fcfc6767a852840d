/// What a file of rows can bring in.
package enum ImportKind: String, Sendable, CaseIterable {
  case customers, leads

  package var noun: Noun {
    switch self {
    case .customers: .customer
    case .leads: .lead
    }
  }

  /// The names of what a column can fill in.
  package var inputs: [String] {
    switch self {
    case .customers: Customers.entryInputs.map(\.name)
    case .leads: Leads.entryInputs.map(\.name)
    }
  }

  /// What people write above a column, by the input that it fills in; of two that want the same word
  /// the one has it where it stands nearer to the front. A lead's customer is found by phone or email:
  /// a customer's number is another file's more often than not, so it is only taken when it is said.
  var headings: [(input: String, words: [String])] {
    let labels: [String: String] =
      switch self {
      case .customers: ImportKind.labels(Customer.catalogue, Customers.entryInputs)
      case .leads: ImportKind.labels(Lead.catalogue, Leads.entryInputs)
      }
    return inputs.filter { $0 != "customer" }.map { name in
      let first =
        switch (self, name) {
        case (.leads, "name"): ["customer name", "name", "customer"]
        case (.leads, "title"): ["title", "lead title", "deal name", "name"]
        case (.customers, "title"): ["title", "job title", "position", "designation"]
        case (.customers, _), (.leads, _): [name]
        }
      return (name, first + (ImportKind.synonyms[name] ?? []) + (labels[name].map { [$0] } ?? []))
    }
  }

  private static func labels<Item, Draft>(
    _ catalogue: Catalogue<Item>, _ inputs: [Input<Draft>]
  ) -> [String: String] {
    var labels: [String: String] = [:]
    for input in inputs { labels[input.name] = catalogue.field(input.field)?.label }
    return labels
  }

  private static let synonyms: [String: [String]] = [
    "name": [
      "full name", "customer name", "customer", "contact name", "lead name", "contact", "client",
      "client name",
      "person", "your name", "nombre", "nom",
    ],
    "phone": [
      "phone number", "telephone", "tel", "contact number", "phone no", "contact no",
      "primary phone",
      "whatsapp", "whatsapp number", "telefono", "telefon", "customer phone",
    ],
    "mobile": [
      "mobile number", "mobile no", "mobile phone", "cell", "cell phone", "second phone",
      "alternate number", "alternate phone",
    ],
    "email": [
      "e mail", "mail", "email address", "e mail address", "mail id", "email id", "correo",
      "customer email",
    ],
    "company": [
      "company name", "organisation", "organization", "business", "business name", "firm",
      "account",
      "empresa",
    ],
    "title": [
      "subject", "topic", "requirement", "deal name", "opportunity", "job title", "position",
    ],
    "address_line1": ["address", "street", "street address", "address 1"],
    "address_line2": ["address 2"],
    "city": ["town", "ciudad", "ville"],
    "state": ["province", "region", "county", "estado"],
    "postal_code": ["zip", "zip code", "postcode", "post code", "pin", "pin code", "pincode"],
    "country": ["nation", "pais", "pays"],
    "source": ["lead source", "channel", "platform", "origin", "campaign source"],
    "value": ["amount", "deal value", "lead value", "budget", "expected revenue", "price"],
    "note": ["notes", "comment", "comments", "remark", "remarks", "message", "description"],
    "owner": ["assigned to", "assignee", "salesperson", "agent", "owner login"],
    "expected_close": ["close date", "expected close date", "closing date"],
    "source_key": ["external id", "lead id", "source id", "reference", "key"],
    "source_at": ["created time", "submitted at", "timestamp", "date submitted"],
    "received_at": ["received", "date", "created", "created at", "lead date"],
    "language": ["lang", "idioma", "preferred language"],
    "temperature": ["rating", "heat"],
    "lifecycle_stage": ["lifecycle", "customer type"],
    "stage": ["lead stage", "pipeline stage"],
  ]
}

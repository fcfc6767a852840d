/// What ties a record to another: a customer, a lead or a company, by number or by name.
extension Input {
  package static func customer(
    _ path: any WritableKeyPath<Draft, ID<Customer>?> & Sendable, _ help: String
  ) -> Input {
    Input("customer", .reference(.customer), help) { text, office, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let id = try office.customers.find(text, by: office.members.get(desk.me))
      return { $0[keyPath: path] = id }
    }
  }

  package static func lead(
    _ path: any WritableKeyPath<Draft, ID<Lead>?> & Sendable, _ help: String
  ) -> Input {
    Input("lead", .reference(.lead), help) { text, office, desk in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let id = try office.leads.find(text, by: office.members.get(desk.me))
      return { $0[keyPath: path] = id }
    }
  }

  package static func company(
    _ path: any WritableKeyPath<Draft, ID<Company>?> & Sendable, _ help: String
  ) -> Input {
    Input("company", .reference(.company), help) { text, office, _ in
      guard !text.trimmed.isEmpty else { return { $0[keyPath: path] = nil } }
      let id = try office.companies.find(text)
      return { $0[keyPath: path] = id }
    }
  }
}

import CRM

enum CustomerCommands {
  static var noun: RecordNoun<Customers> {
    RecordNoun(
      shelf: \.customers, find: { try $0.office.customers.find($1, by: $0.actor) },
      columns: ["id", "name", "phone", "email", "company", "city", "owner", "created_at"],
      add: RecordNoun<Customers>.adding(to: \.customers),
      more: [merge, duplicates],
      show: { session, id in
        .profile(try session.office.customers.profile(id, by: session.actor), session)
      })
  }

  private static let merge = Command(
    "customers", "merge", "makes one customer of two; the first keeps its own values",
    arguments: [
      .record(.customer, "PRIMARY"),
      Argument("DUPLICATE", "the one that goes, whose all moves over"),
    ]
  ) { session, words in
    let customers = session.office.customers
    let primary = try customers.find(words.required(0), by: session.actor)
    let duplicate = try customers.find(words.required(1), by: session.actor)
    return .record(
      try customers.merge(duplicate, into: primary, by: session.actor), of: Customer.catalogue,
      session.wording)
  }

  private static let duplicates = Command(
    "customers", "duplicates", "finds customers who may be one and the same",
    arguments: [Argument("ID", "of this customer only", .optional)],
    options: [Option("limit", .required("N"), "how many groups at most, 100 unless said")]
  ) { session, words in
    let customers = session.office.customers
    let one = try words.argument(0).map { try customers.find($0, by: session.actor) }
    let groups = try customers.duplicates(
      of: one, limit: try words.limit(100), by: session.actor)
    return .duplicates(groups, session.wording)
  }
}

extension Answer {
  fileprivate static func duplicates(_ groups: [DuplicateGroup], _ wording: Wording) -> Answer {
    Answer(
      json: {
        let items = groups.map { group -> JSON in
          [
            "reason": .string(group.reason.rawValue),
            "customers": wording.objects(Facts(Customer.catalogue, group.customers)),
          ]
        }
        return ["items": .array(items), "next": nil]
      },
      text: { paper in
        guard !groups.isEmpty else { return "no duplicates found\n" }
        return groups.map { group in
          let facts = Facts(Customer.catalogue, group.customers)
            .only(["id", "name", "phone", "email", "company", "created_at"])
          return paper.bold("same \(group.reason.rawValue)") + "\n"
            + Table(facts, wording).text(on: paper)
        }.joined(separator: "\n")
      },
      note: groups.isEmpty
        ? nil : "make one of two with: leadline customers merge PRIMARY DUPLICATE")
  }

  /// Everything about one customer (#79).
  fileprivate static func profile(_ profile: Profile, _ session: Session) -> Answer {
    let wording = session.wording
    let home = profile.lifetimeValue.first { $0.currency == wording.currency }
    let others = profile.lifetimeValue.filter { $0.currency != wording.currency }
    let total = home ?? Money(minor: 0, currency: wording.currency)
    let customer = Facts(Customer.catalogue, [profile.customer])
    let sections: [(name: String, facts: Facts, shown: [String])] = [
      (
        "leads", Facts(Lead.catalogue, profile.leads),
        ["id", "name", "stage", "value", "currency", "owner", "received_at", "closed_at"]
      ),
      (
        "sales", Facts(Sale.catalogue, profile.sales),
        ["id", "date", "amount", "currency", "owner", "note"]
      ),
      (
        "tasks", Facts(Task.catalogue, profile.tasks),
        ["id", "title", "due_date", "priority", "status", "assignee"]
      ),
      (
        "activities", Facts(Activity.catalogue, profile.activities),
        ["id", "at", "type", "subject", "outcome", "description", "created_by"]
      ),
    ]
    return Answer(
      json: {
        var object = JSON.Object()
        object["customer"] = wording.objects(customer)[0]
        for section in sections { object[section.name] = wording.objects(section.facts) }
        object["lifetime_value"] = .string(total.decimal)
        object["lifetime_values"] = .array(
          others.map {
            ["currency": .string($0.currency.code), "amount": .string($0.decimal)]
          })
        return .object(object)
      },
      text: { paper in
        let worth = ([total] + others).map(\.description).joined(separator: " + ")
        var text = Sheet(customer.columns, customer.rows[0], wording).text(on: paper)
        text += "\n\(paper.bold("lifetime value"))  \(worth)\n"
        for section in sections where !section.facts.rows.isEmpty {
          text += "\n\(paper.bold("\(section.name) (\(section.facts.rows.count))"))\n"
          text += Table(section.facts.only(section.shown), wording).text(on: paper)
        }
        return text
      })
  }
}

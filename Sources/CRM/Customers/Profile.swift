import Storage

/// Everything about one customer on one page (#79), with what they have brought so far (#5).
package struct Profile: Sendable {
  package let customer: Customer
  package let leads: [Lead]
  package let sales: [Sale]
  package let tasks: [Task]
  package let activities: [Activity]
  /// The sum of all sales, one amount a currency; nothing sold is nothing in the list.
  package let lifetimeValue: [Money]
}

extension Customers {
  /// The 360° view, as far as this person may see it. Each list holds the newest `limit`; the
  /// lifetime value counts every sale.
  package func profile(
    _ id: ID<Customer>, limit: Int = 200, by actor: Member
  ) throws -> Profile {
    let customer = try get(id, by: actor)
    func own(_ noun: Noun) throws -> SQL {
      try office.scope(.see, noun, actor).map { " AND \($0)" } ?? ""
    }
    return try office.database.read { tx in
      Profile(
        customer: customer,
        leads: try tx.all(
          """
          \(name: Lead.select) WHERE lead.customer_id = \(id)\(own(.lead))
          ORDER BY lead.received_at DESC, lead.id DESC LIMIT \(limit)
          """),
        sales: try tx.all(
          """
          \(name: Sale.select) WHERE sale.customer_id = \(id)\(own(.sale))
          ORDER BY sale.date DESC, sale.id DESC LIMIT \(limit)
          """),
        tasks: try tx.all(
          """
          \(name: Task.select) WHERE task.customer_id = \(id)\(own(.task))
          ORDER BY (task.completed_at IS NOT NULL), (task.due_date IS NULL), task.due_date, task.id
          LIMIT \(limit)
          """),
        activities: try tx.all(
          """
          \(name: Activity.select) WHERE activity.customer_id = \(id)\(own(.activity))
          ORDER BY activity.at DESC, activity.id DESC LIMIT \(limit)
          """),
        lifetimeValue: try tx.all(
          """
          SELECT sum(amount), currency FROM sale WHERE customer_id = \(id)\(own(.sale))
          GROUP BY currency ORDER BY currency
          """, as: Sum.self
        ).map(\.money))
    }
  }
}

/// A sum of money as a query answers it.
struct Sum: Record {
  let money: Money

  init(row: inout Row) throws {
    money = Money(minor: try row.next(), currency: try row.next())
  }
}

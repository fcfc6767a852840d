import CRM
import Glibc

/// What a look costs at one size: a record, pages of a filtered list, search as one types.
struct Reading {
  let shop: Shop

  init(_ shop: Shop) { self.shop = shop }

  /// Filters as people write them, common and rare.
  static let filters = [
    "", "state:karnataka", "state:sikkim", "status:open", "stage:new", "source:web,call",
    "value>400k", "owner:me state:kerala", "state:kerala value>400k", "-state:karnataka",
    "received>=2023-11-20 received<2023-11-25",
  ]
  /// Three letters of a name, of a mail address, and of a phone; and more of each.
  static let searches = [
    "kum", "zoe", "gow", "des", "exa", "987", "asha", "asha kumar", "meera des", "9876",
  ]

  func run(_ table: inout Table) throws {
    let office = shop.office
    let floor = Floor(shop.path)
    let count = Int64(shop.leads)
    let point = Timing("bare row", times: 500) { round in
      floor.step(
        """
        SELECT lead.*, customer.*, stage.name FROM lead JOIN customer ON customer.id = customer_id
        JOIN stage ON stage.id = stage_id WHERE lead.id = $1
        """, [.integer(Int64(round) * 7919 % count + 1)])
    }
    table.add(
      try Timing("one lead", times: 500) { round in
        _ = try office.leads.get(ID(Int64(round) * 7919 % count + 1), by: shop.me)
      }, floor: point)
    let barePage = Timing("bare page", times: 50) { _ in
      floor.step(
        """
        SELECT lead.*, customer.*, stage.name FROM lead JOIN customer ON customer.id = customer_id
        JOIN stage ON stage.id = stage_id WHERE lead.state = 'Karnataka'
        ORDER BY lead.state, received_at DESC LIMIT 50
        """, [])
    }
    for filter in Reading.filters {
      let name = filter.isEmpty ? "50 leads, newest first" : "50 leads  \(filter)"
      table.add(
        try Timing(name, times: 60, warmUp: 1) { _ in
          _ = try office.leads.page(Query(filter: filter), by: shop.me)
        }, floor: barePage, budget: "20 ms p99")
    }
    for search in Reading.searches {
      table.add(
        try Timing("search leads  \(search)", times: 60, warmUp: 1) { _ in
          _ = try office.leads.page(Query(filter: search), by: shop.me)
        }, floor: barePage, budget: "20 ms p99")
    }
    for search in Reading.searches {
      table.add(
        try Timing("search customers  \(search)", times: 60, warmUp: 1) { _ in
          _ = try office.customers.page(Query(filter: search), by: shop.me)
        }, floor: barePage, budget: "20 ms p99")
    }
    for kind in Report.Kind.allCases {
      table.add(
        try Timing("report \(kind.rawValue)", times: 5, warmUp: 1) { _ in
          _ = try office.reports.make(kind, by: shop.me)
        })
    }
  }
}

/// A report as a table: what it is about, its columns, its rows. Every door draws it its own way.
package struct Report: Sendable {
  package struct Column: Sendable {
    package let name: String
    package let label: String
    package let kind: FieldKind
  }

  package enum Kind: String, Sendable, CaseIterable {
    case pipeline, revenue, acquisition, tasks
    case winRate = "win-rate"
    case lost, arrivals, floor

    package var title: String {
      switch self {
      case .pipeline: "Open leads by stage"
      case .revenue: "Revenue by month"
      case .acquisition: "New customers and leads by month and source"
      case .tasks: "Open tasks by due day"
      case .winRate: "Won and lost by month"
      case .lost: "Why leads were lost"
      case .arrivals: "New leads by day"
      case .floor: "How leads flow now"
      }
    }
  }

  package let kind: Kind
  package let columns: [Column]
  package let rows: [[FieldValue]]
}

/// The days that a report looks at; the first of a month a year ago until today, unless said, and
/// thirty days where it goes by the day.
package struct Period: Sendable {
  package let first: Day
  package let last: Day

  package init(first: Day, last: Day) throws {
    guard first <= last else {
      throw CRMError.invalid(field: "since", reason: "lies after the end of the period")
    }
    self.first = first
    self.last = last
  }

  package static func lastYear(until today: Day) -> Period {
    let month = today.year * 12 + today.month - 1 - 11
    let first = Day(year: month / 12, month: month % 12 + 1, day: 1) ?? today
    return Period(unchecked: first, today)
  }

  package static func thisMonth(until today: Day) -> Period {
    Period(unchecked: today.adding(days: 1 - today.day), today)
  }

  package static func lastDays(_ count: Int, until today: Day) -> Period {
    Period(unchecked: today.adding(days: 1 - count), today)
  }

  private init(unchecked first: Day, _ last: Day) {
    self.first = first
    self.last = last
  }

  /// The months of the period, each as its name and the days of it that belong to the period.
  var months: [(name: String, first: Day, last: Day)] {
    var months: [(name: String, first: Day, last: Day)] = []
    var start = first
    while start <= last {
      let end = min(start.endOfMonth, last)
      months.append((String(start.description.prefix(7)), start, end))
      start = end.adding(days: 1)
    }
    return months
  }
}

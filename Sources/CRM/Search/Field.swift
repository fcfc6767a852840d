package import Storage

/// How a field reads, filters and sorts.
package enum FieldKind: Hashable, Sendable {
  /// Free text: `:` asks whether it holds the word, `=` whether it is the word.
  case text
  /// A word from an open set, such as a state or a source: `:` asks whether it is the word.
  case category
  /// A word from a closed set.
  case choice([String])
  case flag
  case number
  /// Minor units; the item's `currency` says of what.
  case money
  case day
  case instant
  /// Another record, said by its id or its name.
  case reference(Noun)
  /// Kept and shown, not filtered by.
  case json
}

/// What a field holds for one item.
package enum FieldValue: Hashable, Sendable {
  case nothing
  case text(String)
  case number(Int64)
  case flag(Bool)
  case money(Money)
  case day(Day)
  case instant(Instant)
  case reference(id: Int64, name: String)
  case json(String)
}

/// One field of a noun as every door knows it: the list's columns, the filter, sorting, JSON, CSV.
package struct Field<Item>: Sendable {
  package let name: String
  package let label: String
  package let kind: FieldKind
  /// The expression over the catalogue's FROM that holds it; for a reference, the id's.
  package let column: String
  /// For money: the expression that holds its currency, if that isn't the leading table's `currency`.
  package let currency: String?
  /// Whether an index of (column, the default sort, id) exists, so that this field can lead a search;
  /// its column is then one of the leading table.
  package let indexed: Bool
  /// The field of choices by which that index keeps the rows of one value apart: those of each choice
  /// are in the default sort's order.
  package let apart: String?
  /// Another name people know it by.
  package let alias: String?
  /// Whether the column may be NULL.
  package let optional: Bool
  /// Whether what is absent counts as later than everything, as a day that is not set; else it comes
  /// before everything.
  package let absentIsLast: Bool
  package let value: @Sendable (Item) -> FieldValue

  package init(
    _ name: String, _ label: String, _ kind: FieldKind, _ column: String, currency: String? = nil,
    indexed: Bool = false, apart: String? = nil, alias: String? = nil, optional: Bool = true,
    absentIsLast: Bool = false,
    _ value: @escaping @Sendable (Item) -> FieldValue
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.column = column
    self.currency = currency
    self.indexed = indexed
    self.apart = apart
    self.alias = alias
    self.optional = optional
    self.absentIsLast = absentIsLast
    self.value = value
  }
}

/// Everything that lists, filters, sorts and pages one noun.
package struct Catalogue<Item: Record & Sendable>: Sendable {
  package let noun: Noun
  /// `SELECT … FROM lead LEFT JOIN …`, whole but for its WHERE: the columns `Item.init(row:)` takes.
  package let select: String
  /// Its FROM alone, the tables it joins included: the last line of `select` that begins so, and on.
  let from: String
  /// The FROM in its parts: `FROM lead `, and what it joins.
  let leading: String
  let joins: [Join]
  /// The table that leads the FROM: `lead`.
  package let table: String
  package let fields: [Field<Item>]
  /// Fields that sort well at any size: an index leads with them. The first is the default.
  package let sorts: [Sort]
  /// Parts of the list that are asked for all day.
  package let shortlists: [Shortlist]
  /// Where a bare word is looked for: entries of the search index, each with the column of its id,
  /// one of the leading table.
  package let words: [WordSource]
  /// The folded words of an item (as `search_words` makes them), for the reading in memory; those of
  /// several sources one behind the other with ` §` between, so that no quoted words span two.
  package let spoken: @Sendable (Item) -> String
  package let id: @Sendable (Item) -> Int64

  /// One place where words are indexed: kind in the index, and the column that holds its id.
  package struct WordSource: Sendable {
    package let kind: Int
    package let column: String
    package init(kind: Int, column: String) {
      self.kind = kind
      self.column = column
    }
  }

  package init(
    noun: Noun, table: String, select: String, fields: [Field<Item>], sorts: [Sort],
    shortlists: [Shortlist] = [], words: [WordSource], spoken: @escaping @Sendable (Item) -> String,
    id: @escaping @Sendable (Item) -> Int64
  ) {
    self.noun = noun
    self.table = table
    self.select = select
    let lines = select.split(separator: "\n")
    let start = lines.lastIndex { $0.hasPrefix("FROM ") } ?? lines.endIndex
    from = lines[start...].joined(separator: "\n")
    let parts = from.split(separator: "LEFT JOIN ")
    leading = parts.first.map(String.init) ?? from
    joins = parts.dropFirst().compactMap { Join($0) }
    precondition(from.hasPrefix("FROM \(table)"), "a catalogue's FROM stands on a line of its own")
    self.fields = fields
    self.sorts = sorts
    self.shortlists = shortlists
    self.words = words
    self.spoken = spoken
    self.id = id
  }

  package func field(_ name: String) -> Field<Item>? { fields.first { $0.name == name } }

  /// The field that a person means by a name: a hyphen is as good as an underscore, and `due` and
  /// `received` say as much as `due_date` and `received_at`.
  package func field(named name: String) -> Field<Item>? {
    let key = name.fieldKey
    return fields.first { $0.name.fieldKey == key }
      ?? fields.first { $0.name == key + "_at" || $0.name == key + "_date" || $0.alias == key }
  }
}

extension String {
  /// A field's name as it is compared when a person wrote it.
  var fieldKey: String {
    String(decoding: asciiLowercased.utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
  }
}

/// An order of a list: a field and a direction. The id settles ties, in the same direction.
package struct Sort: Hashable, Sendable {
  package let field: String
  package let descending: Bool

  package init(_ field: String, descending: Bool = false) {
    self.field = field
    self.descending = descending
  }
}

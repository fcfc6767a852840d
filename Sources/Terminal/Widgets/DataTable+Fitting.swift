extension DataTable {
  /// Two spaces between columns.
  private static let gap = 2

  /// How wide each column would like to be: its title and its rows, and what is held.
  package var naturalWidths: [Int] {
    columns.indices.map { number in
      let title = columns[number].title.columns + (sort?.column == number ? 2 : 0)
      let widest = rows.lazy.map { row in
        number < row.cells.count ? row.cells[number].text.columns : 0
      }
      return max(title, widest.max() ?? 0, number < held.count ? held[number] : 0)
    }
  }

  /// Which columns are shown and how wide: few that can be read rather than all cut short. The room
  /// that is over goes to those that give.
  package static func fit(
    _ columns: [Column], _ natural: [Int], room: Int
  ) -> [(column: Int, width: Int)] {
    guard room > 0, !columns.isEmpty else { return [] }
    let wanted = columns.indices.map { number in
      let width = max(1, number < natural.count ? natural[number] : columns[number].title.columns)
      return columns[number].gives ? min(width, columns[number].most) : width
    }
    let least = columns.indices.map { number in
      columns[number].gives ? min(wanted[number], columns[number].least) : wanted[number]
    }
    let kept = kept(columns, least, room: room)
    var widths = least
    if kept.count == 1 { widths[kept[0]] = min(least[kept[0]], room) }
    var spare = room - kept.reduce(0) { $0 + widths[$1] } - gap * (kept.count - 1)
    let giving = kept.filter { columns[$0].gives }
    // The narrowest grows first, so as few as can be are cut; then all that give grow alike.
    for (goal, base) in [
      (wanted, [Int](repeating: 0, count: columns.count)), (columns.map(\.most), wanted),
    ] {
      while spare > 0 {
        let lacking = giving.filter { widths[$0] < goal[$0] }
        let next = lacking.min { widths[$0] - base[$0] < widths[$1] - base[$1] }
        guard let next else { break }
        widths[next] += 1
        spare -= 1
      }
    }
    return kept.map { ($0, widths[$0]) }
  }

  /// The columns that have room, by their priority, in the order of the table. One always stays.
  private static func kept(_ columns: [Column], _ least: [Int], room: Int) -> [Int] {
    let ranked = columns.indices.sorted {
      (columns[$0].priority, $0) < (columns[$1].priority, $1)
    }
    var kept: [Int] = []
    var taken = -gap
    for number in ranked {
      taken += gap + least[number]
      if taken > room, !kept.isEmpty { break }
      kept.append(number)
    }
    return kept.sorted()
  }
}

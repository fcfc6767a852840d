import Terminal

/// Where each panel stands on a page that may be longer than the screen: in as many columns as there
/// is room for, each panel in the shortest.
struct DashboardLayout: Sendable {
  private(set) var places: [(panel: Panel, area: Rect)] = []
  private(set) var height = 0

  private static let gap = 4

  init(width: Int, height room: Int, _ contents: [Panel: Gauges]) {
    // Charts are as tall as they can be with everything in sight, but never flat.
    for chart in (5...10).reversed() {
      arrange(width, chart: chart, contents)
      if height <= room { break }
    }
  }

  private mutating func arrange(_ width: Int, chart: Int, _ contents: [Panel: Gauges]) {
    let count = width < 100 ? 1 : width < 160 ? 2 : 3
    let each = (width - 2 - DashboardLayout.gap * (count - 1)) / count
    var ends = Array(repeating: 0, count: count)
    places = Panel.allCases.map { panel in
      let column = ends.indices.min { ends[$0] < ends[$1] } ?? 0
      let height = DashboardLayout.height(of: panel, contents[panel], chart: chart)
      let area = Rect(
        x: 1 + column * (each + DashboardLayout.gap), y: ends[column], width: each, height: height)
      ends[column] += height + 1
      return (panel, area)
    }
    height = (ends.max() ?? 1) - 1
  }

  private static func height(of panel: Panel, _ gauges: Gauges?, chart: Int) -> Int {
    let note = gauges?.note.isEmpty == false ? 1 : 0
    switch panel.shape {
    case .columns: return 1 + chart + note
    case .spark: return 2 + note
    case .lines: return 1 + max(3, gauges?.all.count ?? 0) + note
    case .bars: return 1 + min(8, max(1, gauges?.all.count ?? 5)) + note
    }
  }

  func area(of panel: Panel) -> Rect {
    places.first { $0.panel == panel }?.area ?? Rect(x: 0, y: 0, width: 0, height: 0)
  }

  /// The panel above or below in the same column.
  func panel(from panel: Panel, down isDown: Bool) -> Panel? {
    let here = area(of: panel)
    let column = places.filter { $0.area.x == here.x }
    return isDown
      ? column.first { $0.area.y > here.y }?.panel : column.last { $0.area.y < here.y }?.panel
  }

  /// The panel at the same height in the column beside.
  func panel(from panel: Panel, right isRight: Bool) -> Panel? {
    let here = area(of: panel)
    let beside = places.filter { isRight ? $0.area.x > here.x : $0.area.x < here.x }
    let nearest = isRight ? beside.map(\.area.x).min() : beside.map(\.area.x).max()
    return beside.filter { $0.area.x == nearest }
      .min { abs($0.area.y - here.y) < abs($1.area.y - here.y) }?.panel
  }
}

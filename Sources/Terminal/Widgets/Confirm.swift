/// A question that must be answered before something large or final happens.
package struct Confirm: Hashable, Sendable {
  package struct Answer: Hashable, Sendable {
    package let id: String
    package let title: String
    package let key: Key

    /// `keys` in the order of preference: the key that asked is never one that answers, so pressing
    /// it twice does nothing.
    package init(id: String, _ title: String, _ keys: [Key], askedBy asked: Key?) {
      self.id = id
      self.title = title
      key = keys.first { $0 != asked } ?? .enter
    }
  }

  package enum Reply: Hashable, Sendable {
    case nothing
    case answered(String)
    case cancelled
  }

  package let question: String
  package let detail: String
  package let answers: [Answer]

  package init(_ question: String, detail: String = "", _ answers: [Answer]) {
    self.question = question
    self.detail = detail
    self.answers = answers
  }

  package func take(_ key: Key) -> Reply {
    if let answer = answers.first(where: { $0.key == key }) { return .answered(answer.id) }
    return key == .escape ? .cancelled : .nothing
  }

  /// Draws it in the middle of an area.
  package func draw(into grid: inout Grid, _ area: Rect) {
    let area = area.clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    let keys = answers.flatMap { answer in
      [Span(answer.key.description, Style(.key, bold: true)), Span(" \(answer.title)   ")]
    }
    let cancel = [Span("esc", Style(.key, bold: true)), Span(" not now", .quiet)]
    let widest = max(question.columns, (keys + cancel).columns, min(detail.columns, 56))
    let width = min(area.width, widest + 6)
    let words = [Span(question, .heading)].wrapped(to: width - 6)
    let details = detail.isEmpty ? [] : [Span(detail, .quiet)].wrapped(to: width - 6)
    let answers = (keys + cancel).wrapped(to: width - 6)
    let gap = details.isEmpty ? [] : [[Span]()]
    let lines = words + gap + details + [[]] + answers
    let place = area.centred(Size(width: width, height: lines.count + 2))
    let inner = grid.frame(place).inset(2)
    // The answers stay where there is no room for all of it.
    let shown = lines.count > inner.height ? lines.suffix(inner.height) : lines[...]
    for (number, line) in shown.enumerated() {
      grid.write(line, inner.x, inner.y + number, in: inner)
    }
    grid.cursor = Point(min(inner.x, place.right - 1), min(inner.y, place.bottom - 1))
  }
}

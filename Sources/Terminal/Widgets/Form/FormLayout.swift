/// Where the parts of a form stand, counted from its own upper left corner, as if all of it fitted.
struct FormLayout {
  /// A field: its text's place, and the rows of what is said below it.
  struct Block {
    var y = 0
    var x = 0
    var width = 0
    var height = 1
    /// Whether there is room for what was understood behind the text.
    var readsBeside = true
    var readingRow: Int?
    var errorRow: Int?

    var bottom: Int { max(y + height, (readingRow ?? 0) + 1, (errorRow ?? 0) + 1) }
  }

  static let gutter = 3
  private(set) var fields: [Block] = []
  private(set) var headings: [(y: Int, text: String)] = []
  private(set) var height = 0
  let labels: Int

  init(_ form: Form, width: Int) {
    let widest = form.fields.lazy.map { $0.label.columns + ($0.isRequired ? 2 : 0) }.max() ?? 0
    labels = max(0, min(widest, width / 3))
    let x = FormLayout.gutter + labels + 2
    let room = max(1, width - x - 1)
    var group = ""
    for field in form.fields {
      if field.group != group {
        if height > 0 { height += 1 }
        if !field.group.isEmpty {
          headings.append((height, field.group))
          height += 1
        }
        group = field.group
      }
      var block = Block(y: height, x: x)
      block.width = min(room, FormLayout.width(of: field))
      if case .note(let note) = field.editor {
        block.height = max(3, min(8, note.rows(at: block.width)))
      }
      height = block.y + block.height
      if let reading = field.reading {
        block.readsBeside = block.width + 2 + reading.columns <= room
        if !block.readsBeside {
          block.readingRow = height
          height += 1
        }
      }
      if field.error != nil {
        block.errorRow = height
        height += 1
      }
      fields.append(block)
    }
  }

  /// As wide as its content wants.
  private static func width(of field: FormField) -> Int {
    let text = field.text.columns + 1
    return switch field.kind {
    case .line, .picker, .guided: max(32, text)
    case .note: 60
    case .choice(let choices): max(12, text, (choices.lazy.map(\.columns).max() ?? 0) + 2)
    case .flag: max(5, text)
    case .day: max(14, text)
    }
  }
}

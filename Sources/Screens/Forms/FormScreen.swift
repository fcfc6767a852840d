import CRM
import Terminal

/// A form over what is below it: checks as one types, offers what may be meant, asks before unsaved
/// text is lost, and minds that others may have changed the record meanwhile.
struct FormScreen: Screen {
  let entry: Entry
  var form: Form
  var focusAtFirst: String?
  var isLoaded = false
  var isSaving = false
  /// What the record held when the form was filled.
  var before: [String: String] = [:]
  var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ entry: Entry, focus: String? = nil) {
    self.entry = entry
    focusAtFirst = focus
    form = Form(entry.title, [])
  }

  var title: String { entry.title }
  var contexts: [String] { ["form"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var isSettling: Bool { !isLoaded || isSaving }
  var hints: [Deed] {
    [.save] + (form.focused?.isNote == true ? [.editor] : [])
      + (entry.preview == nil ? [] : [.preview])
  }

  mutating func lay(out area: Rect) {
    self.area = area
    form.size = Size(width: place.width - 4, height: place.height - 2)
  }

  /// Beside the list where there is room, else over it.
  private var place: Rect {
    let width = min(84, area.width)
    return area.centred(Size(width: width, height: form.height(in: width - 4) + 6))
  }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    guard isLoaded else { return key == .escape ? [.leave] : [] }
    if entry.preview != nil,
      briefing.keys.action(for: key, in: contexts) == Deed.preview.rawValue
    {
      return preview()
    }
    let reply = form.take(meant(by: key, briefing))
    if reply == .nothing, case .control = key { return key == .control("z") ? nil : [] }
    return answer(reply)
  }

  /// The form's own key for what a key was set to do.
  private func meant(by key: Key, _ briefing: Briefing) -> Key {
    switch briefing.keys.action(for: key, in: contexts).flatMap(Deed.init(rawValue:)) {
    case .save: .control("s")
    case .editor: .control("o")
    default: key
    }
  }

  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] {
    answer(form.take(paste: text))
  }

  private mutating func answer(_ reply: FormReply) -> [Effect] {
    switch reply {
    case .nothing: return []
    case .changed(let name): return [checkJob(name)] + candidatesJob(name)
    case .left(let name): return [checkJob(name)]
    case .wantsList(let name): return completionJob(name, isAsked: true)
    case .submit: return save()
    case .cancel(let isDirty):
      guard isDirty else { return [.leave] }
      return [
        .push(
          ConfirmScreen(
            "Leave without saving?", "What was written here is lost.", yes: "Leave", no: "Stay",
            [.below { _, _ in [.leave] }]))
      ]
    case .wantsEditor(let name): return [.write(form.text(of: name))]
    }
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .save: save()
    case .preview: preview()
    case .back: answer(form.take(.escape))
    default: nil
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let inner = grid.frame(place)
    let edge = place.bottom(1).0.inset(2)
    form.draw(into: &grid, inner.inset(1))
    if entry.isQuick {
      grid.write(" enter saves · tab goes on ", fitting: edge, .quiet, rightAligned: true)
    }
  }
}

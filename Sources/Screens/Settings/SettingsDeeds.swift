import CRM
import Terminal

/// What can be done to a line of the settings.
struct SettingsDeeds {
  private let item: SettingsItem
  private let views: [SavedView]

  init(_ item: SettingsItem, _ views: [SavedView]) {
    self.item = item
    self.views = views
  }

  func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect] {
    switch deed {
    case .open: open(briefing)
    case .edit: edit(briefing)
    case .add: add(briefing)
    case .delete: delete(briefing)
    case .resetKey: reset(briefing)
    default: []
    }
  }

  /// Why it can't be done: by the person's role, or since the line is not such a thing.
  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    switch (deed, item) {
    case (.open, .business), (.open, .pipeline), (.open, .stage), (.open, .routing),
      (.open, .replay):
      RecordDeeds.refusal(of: .edit, item.subject(briefing, views), briefing)
    case (.open, .newPipeline), (.add, .newPipeline): lacksLeave(.add, .pipeline, briefing)
    case (.add, .pipeline), (.add, .stage): lacksLeave(.add, .stage, briefing)
    case (.add, .users): lacksLeave(.add, .member, briefing)
    case (.add, .rules): lacksLeave(.add, .rule, briefing)
    case (.add, .view): "A view is saved where it is: press V in a list"
    case (.add, _): "New pipelines and stages are added where the pipelines stand"
    case (.delete, .business), (.delete, .users), (.delete, .theme), (.delete, .alert),
      (.delete, .newPipeline),
      (.delete, .routing), (.delete, .rules), (.delete, .replay):
      "This is only changed, never deleted"
    case (.delete, .key): "An action keeps a key: Enter gives it another, r its usual one"
    case (.resetKey, .key): nil
    case (.resetKey, _): "Only a key goes back to the usual one"
    default: nil
    }
  }

  private func lacksLeave(_ verb: Verb, _ noun: Noun, _ briefing: Briefing) -> String? {
    let role = briefing.me.role
    guard Access.scope(of: role, verb, noun) == .none else { return nil }
    return "\(CRMError.refused(role: role, verb, noun, own: false))"
  }

  private func open(_ briefing: Briefing) -> [Effect] {
    switch item {
    case .users: return [.list(.member, filter: "")]
    case .view(let id):
      guard let view = views.first(where: { $0.id == id }) else { return [] }
      return [.look(view.noun, ListView(view))]
    case .theme(let name): return ThemePick.wear(name, briefing)
    case .alert(let alert): return [.keep(briefing.own.switching(alert))]
    case .key(let deed): return [.push(KeyScreen(deed))]
    case .newPipeline: return [.push(FormScreen(.addingPipeline))]
    case .rules: return [.list(.rule, filter: "")]
    case .business, .pipeline, .stage, .routing, .replay: return edit(briefing)
    }
  }

  private func edit(_ briefing: Briefing) -> [Effect] {
    switch item {
    case .business(let input): [.push(FormScreen(.business, focus: input))]
    case .pipeline(let id): [.push(FormScreen(.renaming(id)))]
    case .stage(let id): briefing.stage(id.number).map { [.push(FormScreen(.editing($0)))] } ?? []
    case .view(let id): [.push(FormScreen(.editing(view: id)))]
    case .routing(let input): [.push(FormScreen(.routing, focus: input))]
    case .replay: [.push(FormScreen(.routing, focus: "since"))]
    case .users, .rules, .newPipeline, .theme, .alert, .key: open(briefing)
    }
  }

  private func add(_ briefing: Briefing) -> [Effect] {
    switch item {
    case .newPipeline: return [.push(FormScreen(.addingPipeline))]
    case .rules: return [FormScreen.adding(.rule, about: nil, briefing)]
    case .users: return [FormScreen.adding(.member, about: nil, briefing)]
    case .pipeline, .stage:
      guard let pipeline = pipeline(briefing) else { return [] }
      return [.push(FormScreen(.addingStage(to: pipeline)))]
    case .business, .routing, .replay, .view, .theme, .alert, .key: return []
    }
  }

  /// The pipeline that the line stands in.
  private func pipeline(_ briefing: Briefing) -> Pipeline? {
    switch item {
    case .pipeline(let id): briefing.pipelines.first { $0.id == id }
    case .stage(let id): briefing.pipelines.first { $0.stages.contains { $0.id == id } }
    case .business, .users, .routing, .rules, .replay, .newPipeline, .view, .theme, .alert, .key:
      nil
    }
  }

  /// What leads are in stays: the refusal says so. The rest can be undone, so nobody is asked.
  private func delete(_ briefing: Briefing) -> [Effect] {
    guard let subject = item.subject(briefing, views) else { return [] }
    let item = item
    return [
      .ask(
        .deed { seat in
          switch item {
          case .pipeline(let id): try seat.office.pipelines.delete(id, by: seat.me)
          case .stage(let id): try seat.office.pipelines.deleteStage(id, by: seat.me)
          case .view(let id): try seat.office.views.delete(id, by: seat.me)
          case .business, .users, .routing, .rules, .replay, .newPipeline, .theme, .alert, .key:
            return []
          }
          return [.toast(.done("Deleted “\(subject.name)”; u brings back"))]
        })
    ]
  }

  /// A stage one place up or down in its pipeline.
  static func move(_ id: ID<Stage>, by steps: Int, _ briefing: Briefing) -> [Effect] {
    guard let pipeline = briefing.pipelines.first(where: { $0.stages.contains { $0.id == id } })
    else { return [] }
    guard let place = pipeline.open.firstIndex(where: { $0.id == id }) else {
      return [.toast(.note("Won and Lost close a lead: they stay at the end"))]
    }
    guard pipeline.open.indices.contains(place + steps) else {
      return [.toast(.note(steps < 0 ? "This is the first stage" : "This is the last open stage"))]
    }
    return [
      .ask(
        .deed { seat in
          try seat.office.pipelines.editStage(id, by: seat.me) { $0.position = place + steps + 1 }
          return []
        })
    ]
  }

  private func reset(_ briefing: Briefing) -> [Effect] {
    guard case .key(let deed) = item else { return [] }
    guard briefing.own.keys[deed.rawValue] != nil else {
      return [.toast(.note("\(deed.action.title) has its usual keys"))]
    }
    do throws(KeyRefusal) {
      return [
        .keep(try briefing.own.resetting(deed)),
        .toast(.done("\(deed.action.title) has its usual keys again")),
      ]
    } catch {
      return [.toast(.refusal(error))]
    }
  }
}

import CRM

/// Undo and redo, with a word of what was taken back.
enum HistoryDeeds {
  static func job(_ deed: Deed) -> Job {
    .deed { seat in
      let history = seat.office.history
      let event = try deed == .redo ? history.redo(by: seat.me) : history.undo(by: seat.me)
      let what = try told(event, history)
      let word = event.verb == .redo ? "Done again: \(what)" : "Undone: \(what)"
      return [.toast(.done(word))]
    }
  }

  /// What an undo or a redo was about in the end.
  private static func told(_ event: Event, _ history: History) throws -> String {
    var event = event
    while let earlier = event.undoes { event = try history.event(earlier) }
    return EventWords.title(of: event)
  }
}

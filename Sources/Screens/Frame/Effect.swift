import CRM
import Terminal

/// What an update wants of the world, or of the frame around the screens.
enum Effect: Sendable {
  /// Something for the clerk, answered to the screen that asks.
  case ask(Job)
  /// Lays a screen over this one.
  case push(any Screen)
  /// Takes the screen away that says so.
  case leave
  case go(Section)
  /// Shows the list of a noun through a filter: the rows behind a figure.
  case list(Noun, filter: String)
  /// Shows the list of a noun as a view has it.
  case look(Noun, ListView)
  /// Shows one record.
  case show(Noun, Int64)
  /// A record that was just made: the list that can shows it selected.
  case reveal(Noun, Int64)
  case perform(Deed)
  case toast(Toast)
  /// Changes the screen below this one.
  case below(Job.Reply)

  case copy(String)
  case ring
  case notify(String, String)
  case wear(String)
  /// Lets what this user has set for themselves hold from now on, and be kept.
  case keep(ScreenSettings)
  case capturesMouse(Bool)
  case repaint
  case suspend
  /// Lets a long text be written in $EDITOR; what becomes of it goes to the screen by `paste`.
  case write(String)
  case quit
}

/// A word of what came of something, shown for a while.
extension Toast {
  static func done(_ text: String) -> Toast { Toast(text, .good) }
  static func note(_ text: String) -> Toast { Toast(text) }
  static func refusal(_ error: any Error) -> Toast { Toast("\(error)", .alarm) }
  static func refusal(_ reason: String) -> Toast { Toast(reason, .alarm) }
}

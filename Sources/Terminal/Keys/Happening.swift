/// What comes in from the terminal.
package enum Happening: Hashable, Sendable {
  case key(Key)
  /// Pasted text, whole: never read as keys.
  case paste(String)
  case resize(Size)
  case click(Point)
  /// Turned by so many steps, down if positive.
  case wheel(Int, Point)
  /// The program came back to the front; everything is to be painted anew.
  case resumed
  /// Somebody wants the program to end: the signal's number.
  case ended(Int32)
  /// The terminal is gone.
  case hungUp
}

/// A pure function of ours that SQL can call.
package struct SQLFunction: Sendable {
  package let name: String
  /// How many it takes; -1 for any number.
  package let arguments: Int
  package let body: @Sendable (any SQLCall) -> Void

  package init(
    _ name: String, arguments: Int, body: @escaping @Sendable (any SQLCall) -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
  }
}

/// One call of a function, lent to it: what it is given, and where its answer goes.
package protocol SQLCall {
  func value(at index: Int) -> Value

  /// Lends the bytes of a text where they stand; where there is no text, it lends nothing.
  func withText(at index: Int, _ body: (Span<UInt8>) -> Void)

  func answer(_ value: Value)

  /// Answers a text that is told by its bytes.
  func answer(text: Span<UInt8>)
}

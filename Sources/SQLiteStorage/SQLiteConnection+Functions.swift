import CSQLite
package import Storage

extension SQLiteConnection {
  /// Makes a Swift function callable from SQL. It is pure, so triggers may call it although the
  /// schema is not trusted (SQLITE_INNOCUOUS).
  package func define(_ function: SQLFunction) throws(StorageError) {
    let box = Unmanaged.passRetained(Box(function))
    let code = sqlite3_create_function_v2(
      handle, function.name, Int32(function.arguments),
      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box.toOpaque(),
      { context, _, arguments in
        guard let context, let user = sqlite3_user_data(context) else { return }
        let function = Unmanaged<Box>.fromOpaque(user).takeUnretainedValue().function
        function.body(Call(context: context, arguments: arguments))
      }, nil, nil,
      { user in
        if let user { Unmanaged<Box>.fromOpaque(user).release() }
      })
    try check(code, in: function.name)
  }
}

/// Carries a Swift function through C.
private final class Box {
  let function: SQLFunction

  init(_ function: SQLFunction) { self.function = function }
}

/// A call as C hands it over.
private struct Call: SQLCall {
  let context: OpaquePointer
  let arguments: UnsafeMutablePointer<OpaquePointer?>?

  func value(at index: Int) -> Value { Value(arguments?[index]) }

  func withText(at index: Int, _ body: (Span<UInt8>) -> Void) {
    guard let pointer = arguments?[index], sqlite3_value_type(pointer) == SQLITE_TEXT else {
      return
    }
    body(Value.bytes(of: pointer).assumingMemoryBound(to: UInt8.self).span)
  }

  func answer(_ value: Value) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let number): sqlite3_result_int64(context, number)
    case .real(let number): sqlite3_result_double(context, number)
    case .text(let text): answer(text: text.utf8.span)
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        leadline_sqlite3_result_blob(context, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }

  func answer(text: Span<UInt8>) {
    text.withUnsafeBytes {
      leadline_sqlite3_result_text(context, $0.baseAddress, Int32(clamping: $0.count))
    }
  }
}

extension Value {
  /// What C hands over as a function's argument.
  init(_ pointer: OpaquePointer?) {
    guard let pointer else {
      self = .null
      return
    }
    self =
      switch sqlite3_value_type(pointer) {
      case SQLITE_INTEGER: .integer(sqlite3_value_int64(pointer))
      case SQLITE_FLOAT: .real(sqlite3_value_double(pointer))
      case SQLITE_TEXT: .text(String(decoding: Value.bytes(of: pointer), as: UTF8.self))
      case SQLITE_BLOB: .blob(Array(Value.bytes(of: pointer)))
      default: .null
      }
  }

  fileprivate static func bytes(of pointer: OpaquePointer) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_value_blob(pointer) else { return .init(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(pointer)))
  }
}

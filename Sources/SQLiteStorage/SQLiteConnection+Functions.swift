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
      { context, count, arguments in
        guard let context, let user = sqlite3_user_data(context) else { return }
        let function = Unmanaged<Box>.fromOpaque(user).takeUnretainedValue().function
        let values = (0..<Int(count)).map { Value(arguments?[$0]) }
        Box.answer(function.body(values), to: context)
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

  static func answer(_ value: Value, to context: OpaquePointer) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let number): sqlite3_result_int64(context, number)
    case .real(let number): sqlite3_result_double(context, number)
    case .text(var text):
      text.withUTF8 {
        leadline_sqlite3_result_text(context, $0.baseAddress, Int32(clamping: $0.count))
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        leadline_sqlite3_result_blob(context, $0.baseAddress, Int32(clamping: $0.count))
      }
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

  private static func bytes(of pointer: OpaquePointer) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_value_blob(pointer) else { return .init(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(pointer)))
  }
}

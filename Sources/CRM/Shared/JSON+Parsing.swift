extension JSON {
  /// Reads a whole document, strictly as RFC 8259 has it.
  package init(parsing text: String) throws(JSONError) { try self.init(parsing: text.utf8) }

  package init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
    let read =
      bytes.withContiguousStorageIfAvailable(JSON.read)
      ?? Array(bytes).withUnsafeBufferPointer(JSON.read)
    self = try read.get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> {
    Result { () throws(JSONError) in
      var parser = JSONParser(bytes: bytes)
      return try parser.document()
    }
  }

  /// Reads a document along with its `text`, which need not be written where it came so.
  static func withText(
    parsing bytes: Span<UInt8>
  ) throws(JSONError) -> (document: JSON, text: String) {
    try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
      var parser = JSONParser(bytes: bytes)
      let document = try parser.document()
      return (document, parser.compactText ?? document.text)
    }
  }

  /// How deep arrays and objects may lie in each other.
  package static let depthLimit = 128
}

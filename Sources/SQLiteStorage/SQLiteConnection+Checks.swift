import CSQLite
package import Storage

extension SQLiteConnection {
  package func damage() throws(StorageError) -> [String] {
    try texts("PRAGMA integrity_check(20)").filter { $0 != "ok" }
  }

  package func danglingReferences() throws(StorageError) -> Int {
    try count("SELECT count(*) FROM pragma_foreign_key_check")
  }

  private func texts(_ text: String) throws(StorageError) -> [String] {
    let statement = Statement(handle: try prepareOnce(text))
    var answer: [String] = []
    while true {
      switch statement.step() {
      case SQLITE_DONE: return answer
      case SQLITE_ROW: if case .text(let line) = statement.value(at: 0) { answer.append(line) }
      case let code: throw failure(code, in: text)
      }
    }
  }
}

import CSQLite
import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

/// Files that other programs made with the same engine.
struct ForeignFileTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("theirs.db") }

  private func make(_ script: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    try #require(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
  }

  @Test(
    "another program's file is refused, not a byte of it changes, and nothing is put beside it",
    arguments: [
      "CREATE TABLE bookmark (url)",
      "PRAGMA application_id = 7",
      "PRAGMA application_id = 7; CREATE TABLE bookmark (url)",
      "PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url)",
      "PRAGMA journal_mode = WAL; PRAGMA application_id = 7; CREATE TABLE bookmark (url)",
    ],
    [SQLiteConnection.Opening.existing, .new, .snapshot])
  func untouched(_ script: String, _ opening: SQLiteConnection.Opening) throws {
    try make(script)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StorageError.foreign(path: path)) {
      try SQLiteConnection(path: path, opening: opening)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(folder.names == ["theirs.db"])
  }

  @Test("a file that its program is using, still in its log, is refused too")
  func inUse() throws {
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    let script = "PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url)"
    try #require(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
    #expect(throws: StorageError.foreign(path: path)) {
      try SQLiteConnection(path: path, opening: .existing)
    }
    #expect(folder.names == ["theirs.db", "theirs.db-shm", "theirs.db-wal"])
    #expect(sqlite3_exec(handle, "INSERT INTO bookmark VALUES (1)", nil, nil, nil) == SQLITE_OK)
  }
}

import CSQLite
import Glibc

/// The pages that a statement changes, as they were before it, so that it can be undone: a file in one
/// piece of memory. SQLite's own way, which it would go if `temp_store` were MEMORY, takes four pieces of
/// memory for each page.
struct SetAside {
  private let memory: UnsafeMutablePointer<leadline_aside>

  private init(memory file: UnsafeMutablePointer<sqlite3_file>) {
    memory = UnsafeMutableRawPointer(file).assumingMemoryBound(to: leadline_aside.self)
  }

  private init?(_ file: UnsafeMutablePointer<sqlite3_file>?) {
    guard let file else { return nil }
    self.init(memory: file)
  }

  static func open(_ file: UnsafeMutablePointer<sqlite3_file>) -> Int32 {
    let aside = SetAside(memory: file)
    aside.memory.initialize(to: leadline_aside())
    aside.memory.pointee.base.pMethods = methods
    return SQLITE_OK
  }

  /// A constant table, complete before the first file is opened and never changed.
  nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    methods.iVersion = 1
    methods.xClose = { SetAside($0)?.close() ?? SQLITE_OK }
    methods.xWrite = { SetAside($0)?.write($1, Int64($2), at: $3) ?? SQLITE_IOERR }
    methods.xRead = { SetAside($0)?.read($1, Int64($2), at: $3) ?? SQLITE_IOERR }
    methods.xTruncate = { SetAside($0)?.truncate(to: $1) ?? SQLITE_IOERR }
    methods.xFileSize = { file, size in
      size?.pointee = SetAside(file)?.memory.pointee.count ?? 0
      return SQLITE_OK
    }
    // It is one connection's alone and never seen by the disk.
    methods.xSync = { _, _ in SQLITE_OK }
    methods.xLock = { _, _ in SQLITE_OK }
    methods.xUnlock = { _, _ in SQLITE_OK }
    methods.xCheckReservedLock = { _, held in
      held?.pointee = 0
      return SQLITE_OK
    }
    methods.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
    methods.xSectorSize = { _ in 4096 }
    methods.xDeviceCharacteristics = { _ in 0 }
    return methods.placed()
  }()

  private func write(_ bytes: UnsafeRawPointer?, _ count: Int64, at place: Int64) -> Int32 {
    guard let bytes, count >= 0, place >= 0 else { return SQLITE_IOERR }
    let end = place + count
    guard end <= memory.pointee.room || makeRoom(for: end) else { return SQLITE_NOMEM }
    let known = memory.pointee.count
    if place > known { memset(memory.pointee.bytes + Int(known), 0, Int(place - known)) }
    memcpy(memory.pointee.bytes + Int(place), bytes, Int(count))
    memory.pointee.count = max(known, end)
    return SQLITE_OK
  }

  private func makeRoom(for count: Int64) -> Bool {
    let room = max(count, 2 * memory.pointee.room, 256 * 1024)
    guard let larger = sqlite3_realloc64(memory.pointee.bytes, sqlite3_uint64(room)) else {
      return false
    }
    memory.pointee.bytes = larger.assumingMemoryBound(to: UInt8.self)
    memory.pointee.room = room
    return true
  }

  /// `SQLITE_IOERR_SHORT_READ`, which C makes by a sum.
  private static let shortRead = SQLITE_IOERR | 2 << 8

  /// What is not there is read as zeros, and said to be too little.
  private func read(_ bytes: UnsafeMutableRawPointer?, _ count: Int64, at place: Int64) -> Int32 {
    guard let bytes, count >= 0, place >= 0 else { return SQLITE_IOERR }
    let there = max(0, min(count, memory.pointee.count - place))
    if there > 0 { memcpy(bytes, memory.pointee.bytes + Int(place), Int(there)) }
    guard there < count else { return SQLITE_OK }
    memset(bytes + Int(there), 0, Int(count - there))
    return SetAside.shortRead
  }

  private func truncate(to size: Int64) -> Int32 {
    memory.pointee.count = min(memory.pointee.count, max(0, size))
    return SQLITE_OK
  }

  private func close() -> Int32 {
    sqlite3_free(memory.pointee.bytes)
    memory.pointee.bytes = nil
    return SQLITE_OK
  }
}

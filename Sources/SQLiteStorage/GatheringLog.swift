import CSQLite
import CSystem
import Glibc

/// An open log, as `LogLayer` has it.
struct GatheringLog {
  /// A page and what stands before it, so many times: SQLite's own layer takes less than 128 KiB at once.
  private static let room = 31 * (4096 + 24)
  /// A commit that is longer has the disk begin each time it has handed down so much: asked for less,
  /// the disk's own calls cost what the early start wins.
  private static let reach: Int64 = 512 * 1024

  let memory: UnsafeMutablePointer<leadline_log>

  /// The log of a connection, if it has one and it is the layer's.
  init?(of connection: OpaquePointer) {
    var file: UnsafeMutablePointer<sqlite3_file>?
    let code = sqlite3_file_control(connection, nil, SQLITE_FCNTL_JOURNAL_POINTER, &file)
    guard code == SQLITE_OK, let file, file.pointee.pMethods == LogLayer.methods else { return nil }
    self.init(memory: file)
  }

  init?(_ file: UnsafeMutablePointer<sqlite3_file>?) {
    guard let file else { return nil }
    self.init(memory: file)
  }

  init(memory file: UnsafeMutablePointer<sqlite3_file>) {
    memory = UnsafeMutableRawPointer(file).assumingMemoryBound(to: leadline_log.self)
  }

  /// Opens the file once more for `beginWriting`; a layer below that keeps no such file does without. Nobody locks
  /// a log, so closing it again lets go of nothing.
  func opened(_ path: UnsafePointer<CChar>?) {
    memory.pointee.hint = path.map { Glibc.open($0, O_RDONLY | O_CLOEXEC) } ?? -1
  }

  /// From here on writes are gathered.
  func gather() {
    memory.pointee.gathers = 1
    memory.pointee.begun = -1
  }

  /// The COMMIT is over. What is still there was not synced: nobody was told of it.
  func stop() {
    memory.pointee.gathers = 0
    memory.pointee.count = 0
  }

  /// The file of the layer below.
  var file: UnsafeMutablePointer<sqlite3_file> {
    UnsafeMutableRawPointer(memory + 1).assumingMemoryBound(to: sqlite3_file.self)
  }

  func below(
    _ call: (sqlite3_io_methods, UnsafeMutablePointer<sqlite3_file>) -> Int32
  ) -> Int32 {
    guard let methods = file.pointee.pMethods else { return SQLITE_IOERR }
    return call(methods.pointee, file)
  }

  /// What is gathered goes before it.
  func handedDown(
    _ call: (sqlite3_io_methods, UnsafeMutablePointer<sqlite3_file>) -> Int32
  ) -> Int32 {
    let code = handDown()
    return code == SQLITE_OK ? below(call) : code
  }

  func write(
    _ bytes: UnsafeRawPointer?, _ count: Int32, at place: Int64
  ) -> Int32 {
    let log = memory.pointee
    guard log.gathers != 0, let bytes, Int(count) <= GatheringLog.room, let room = room() else {
      return handedDown { $0.xWrite($1, bytes, count, place) }
    }
    let end = log.start + Int64(log.count)
    if log.count > 0, end != place || Int(log.count + count) > GatheringLog.room {
      let code = handDown()
      guard code == SQLITE_OK else { return code }
      beginWriting(upTo: end)
    }
    if memory.pointee.count == 0 { memory.pointee.start = place }
    memcpy(room + Int(memory.pointee.count), bytes, Int(count))
    memory.pointee.count += count
    return SQLITE_OK
  }

  func close() -> Int32 {
    stop()
    free(memory.pointee.gathered)
    memory.pointee.gathered = nil
    if memory.pointee.hint >= 0 { Glibc.close(memory.pointee.hint) }
    return below { $0.xClose($1) }
  }

  /// What a long commit has handed down goes to the disk while the rest of it is still made: the sync at its
  /// end then waits for that much less. Whole pages of the file only, the next piece goes on in the last.
  private func beginWriting(upTo end: Int64) {
    let (hint, end) = (memory.pointee.hint, end & ~4095)
    if memory.pointee.begun < 0 { memory.pointee.begun = memory.pointee.start & ~4095 }
    let count = end - memory.pointee.begun
    guard hint >= 0, count >= GatheringLog.reach else { return }
    leadline_begin_writing(hint, Int(memory.pointee.begun), Int(count))
    memory.pointee.begun = end
  }

  /// Where bytes are gathered; nil where there is no memory for it.
  private func room() -> UnsafeMutablePointer<UInt8>? {
    if memory.pointee.gathered == nil {
      memory.pointee.gathered = malloc(GatheringLog.room)?.assumingMemoryBound(to: UInt8.self)
    }
    return memory.pointee.gathered
  }

  /// Once only: what the layer below refused is refused for good.
  private func handDown() -> Int32 {
    let (count, start) = (memory.pointee.count, memory.pointee.start)
    guard count > 0 else { return SQLITE_OK }
    memory.pointee.count = 0
    return below { $0.xWrite($1, memory.pointee.gathered, count, start) }
  }
}

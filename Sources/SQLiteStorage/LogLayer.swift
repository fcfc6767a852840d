import CSQLite
import Glibc

/// A layer between SQLite and the system. A commit hands down its pages one by one, each in two pieces;
/// the layer hands them on many at a time, which spares the system a thousand calls for a hundred leads.
///
/// Nothing is held back for longer than a COMMIT of `synchronous = FULL` takes: before SQLite tells
/// anybody of the pages it syncs the log, and nothing passes a sync. What is left when a COMMIT has
/// failed belongs to nobody and is dropped: another program may be writing in its place already.
enum LogLayer {
  /// The name of the layer over the one of this name, or over the system's own. Two threads that make
  /// the first at once make two of the same kind; SQLite takes either.
  static func name(over below: String?) -> String? {
    guard let vfs = sqlite3_vfs_find(below) else { return below }
    let name = "leadline over \(String(cString: vfs.pointee.zName))"
    if sqlite3_vfs_find(name) != nil { return name }
    let layer = UnsafeMutablePointer<leadline_layer>.allocate(capacity: 1)
    layer.initialize(to: leadline_layer(base: vfs.pointee, below: vfs))
    layer.pointee.base.pNext = nil
    layer.pointee.base.zName = UnsafePointer(strdup(name))
    layer.pointee.base.szOsFile += Int32(MemoryLayout<leadline_log>.stride)
    layer.pointee.base.xOpen = { layer, name, file, flags, out in
      LogLayer.open(layer, name, file, flags, out)
    }
    return sqlite3_vfs_register(&layer.pointee.base, 0) == SQLITE_OK ? name : below
  }

  /// Logs are ours, and what statements set aside; every other file is the layer below's alone.
  private static func open(
    _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?,
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ out: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let vfs, let file else { return SQLITE_CANTOPEN }
    let below = UnsafeMutableRawPointer(vfs).assumingMemoryBound(to: leadline_layer.self)
      .pointee.below
    guard let below, let open = below.pointee.xOpen else { return SQLITE_CANTOPEN }
    if flags & SQLITE_OPEN_SUBJOURNAL != 0 { return SetAside.open(file) }
    guard flags & SQLITE_OPEN_WAL != 0 else { return open(below, name, file, flags, out) }
    let log = GatheringLog(memory: file)
    log.memory.initialize(to: leadline_log())
    let code = open(below, name, log.file, flags, out)
    log.opened(code == SQLITE_OK ? name : nil)
    // A file that could not be opened whole may still want to be closed, through us.
    if log.file.pointee.pMethods != nil { file.pointee.pMethods = methods }
    return code
  }

  /// A constant table, complete before the first file is opened and never changed.
  nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    methods.iVersion = 1
    methods.xClose = { GatheringLog($0)?.close() ?? SQLITE_OK }
    methods.xWrite = { GatheringLog($0)?.write($1, $2, at: $3) ?? SQLITE_IOERR }
    methods.xRead = { log, bytes, count, at in below(log) { $0.xRead($1, bytes, count, at) } }
    methods.xTruncate = { log, size in below(log) { $0.xTruncate($1, size) } }
    methods.xSync = { log, flags in below(log) { $0.xSync($1, flags) } }
    methods.xFileSize = { log, size in below(log) { $0.xFileSize($1, size) } }
    methods.xLock = { log, level in below(log) { $0.xLock($1, level) } }
    methods.xUnlock = { log, level in below(log) { $0.xUnlock($1, level) } }
    methods.xCheckReservedLock = { log, held in below(log) { $0.xCheckReservedLock($1, held) } }
    methods.xFileControl = { log, what, told in below(log) { $0.xFileControl($1, what, told) } }
    methods.xSectorSize = { GatheringLog($0)?.below { $0.xSectorSize($1) } ?? 4096 }
    methods.xDeviceCharacteristics = {
      GatheringLog($0)?.below { $0.xDeviceCharacteristics($1) } ?? 0
    }
    return methods.placed()
  }()

  /// Whatever else is asked of a log the layer below answers, once it has what is gathered.
  private static func below(
    _ log: UnsafeMutablePointer<sqlite3_file>?,
    _ call: (sqlite3_io_methods, UnsafeMutablePointer<sqlite3_file>) -> Int32
  ) -> Int32 {
    GatheringLog(log)?.handedDown(call) ?? SQLITE_IOERR
  }
}

extension sqlite3_io_methods {
  /// Where C finds them, for as long as the process lives.
  func placed() -> UnsafePointer<Self> {
    let table = UnsafeMutablePointer<Self>.allocate(capacity: 1)
    table.initialize(to: self)
    return UnsafePointer(table)
  }
}

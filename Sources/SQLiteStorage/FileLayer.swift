import CSQLite
import Glibc

/// A layer between SQLite and the system. A commit hands down its pages one by one, each in two pieces,
/// and a checkpoint does; the layer hands them on many at a time, which spares the system a thousand
/// calls for a hundred leads.
///
/// Nothing is held back for longer than a COMMIT or a checkpoint takes under `synchronous = FULL`: before
/// SQLite tells anybody of the pages it syncs the file, and nothing passes a sync. What is left when that
/// has failed belongs to nobody and is dropped: another program may be writing in its place already.
enum FileLayer {
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
    layer.pointee.base.szOsFile += Int32(MemoryLayout<leadline_file>.stride)
    layer.pointee.base.xOpen = { layer, name, file, flags, out in
      FileLayer.open(layer, name, file, flags, out)
    }
    return sqlite3_vfs_register(&layer.pointee.base, 0) == SQLITE_OK ? name : below
  }

  /// Databases and their logs are ours, and what statements set aside; every other file is the layer
  /// below's alone.
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
    guard flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL) != 0 else {
      return open(below, name, file, flags, out)
    }
    let ours = GatheringFile(memory: file)
    ours.memory.initialize(to: leadline_file())
    let code = open(below, name, ours.file, flags, out)
    // A file that could not be opened whole may still want to be closed, through us.
    if ours.file.pointee.pMethods != nil { file.pointee.pMethods = methods }
    return code
  }

  /// A constant table, complete before the first file is opened and never changed.
  nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    methods.iVersion = 2
    methods.xClose = { GatheringFile($0)?.close() ?? SQLITE_OK }
    methods.xWrite = { GatheringFile($0)?.write($1, $2, at: $3) ?? SQLITE_IOERR }
    methods.xRead = { file, bytes, count, at in below(file) { $0.xRead($1, bytes, count, at) } }
    methods.xTruncate = { file, size in below(file) { $0.xTruncate($1, size) } }
    methods.xSync = { file, flags in below(file) { $0.xSync($1, flags) } }
    methods.xFileSize = { file, size in below(file) { $0.xFileSize($1, size) } }
    methods.xLock = { file, level in below(file) { $0.xLock($1, level) } }
    methods.xUnlock = { file, level in below(file) { $0.xUnlock($1, level) } }
    methods.xCheckReservedLock = { file, held in below(file) { $0.xCheckReservedLock($1, held) } }
    methods.xFileControl = { file, what, told in below(file) { $0.xFileControl($1, what, told) } }
    methods.xSectorSize = { GatheringFile($0)?.below { $0.xSectorSize($1) } ?? 4096 }
    methods.xDeviceCharacteristics = {
      GatheringFile($0)?.below { $0.xDeviceCharacteristics($1) } ?? 0
    }
    // What all connections share of the log's index is no part of a file.
    methods.xShmMap = { file, part, size, extend, memory in
      GatheringFile(file)?.below { $0.xShmMap($1, part, size, extend, memory) } ?? SQLITE_IOERR
    }
    methods.xShmLock = { file, first, count, flags in
      GatheringFile(file)?.below { $0.xShmLock($1, first, count, flags) } ?? SQLITE_IOERR
    }
    methods.xShmBarrier = { file in
      _ = GatheringFile(file)?.below {
        $0.xShmBarrier($1)
        return SQLITE_OK
      }
    }
    methods.xShmUnmap = { file, remove in
      GatheringFile(file)?.below { $0.xShmUnmap($1, remove) } ?? SQLITE_IOERR
    }
    return methods.placed()
  }()

  /// Whatever else is asked of a file the layer below answers, once it has what is gathered.
  private static func below(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ call: (sqlite3_io_methods, UnsafeMutablePointer<sqlite3_file>) -> Int32
  ) -> Int32 {
    GatheringFile(file)?.handedDown(call) ?? SQLITE_IOERR
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

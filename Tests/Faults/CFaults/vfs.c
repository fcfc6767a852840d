#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "disk.h"
#include "faults.h"

static sqlite3_vfs *real;
static sqlite3_vfs layer;
static enum faults_kind kind;
static long nth, calls;
static int fired, stopped;

/// An open file: ours first, the real one behind it in the same piece of memory.
struct file {
  sqlite3_file base;
  struct disk_file *disk;
};

static sqlite3_file *below(sqlite3_file *file) { return (sqlite3_file *)((struct file *)file + 1); }
static struct disk_file *disk(sqlite3_file *file) { return ((struct file *)file)->disk; }

/// Counts a call; true when it must fail. After a crash nothing works any more.
static int fails(void) {
  if (stopped) return errno = EIO, 1;
  if (kind == FAULTS_NONE) return 0;
  calls++;
  if (calls != nth && !(kind == FAULTS_FOR_GOOD && calls > nth)) return 0;
  fired = 1;
  if (kind == FAULTS_CRASH) stopped = 1;
  errno = EIO;
  return 1;
}

static int x_close(sqlite3_file *file) {
  return below(file)->pMethods ? below(file)->pMethods->xClose(below(file)) : SQLITE_OK;
}

static int x_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  if (fails()) return SQLITE_IOERR_READ;
  return below(file)->pMethods->xRead(below(file), bytes, count, offset);
}

static int x_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  int was_stopped = stopped;
  if (fails()) {
    if (was_stopped) return SQLITE_IOERR_WRITE;
    // Half of it has arrived; of a crash, whatever sectors the disk likes.
    int part = kind == FAULTS_CRASH ? count : count / 2;
    if (disk(file)) disk_write(disk(file), bytes, (size_t)part, (size_t)offset);
    below(file)->pMethods->xWrite(below(file), bytes, part, offset);
    errno = EIO;
    return SQLITE_IOERR_WRITE;
  }
  if (disk(file)) disk_write(disk(file), bytes, (size_t)count, (size_t)offset);
  return below(file)->pMethods->xWrite(below(file), bytes, count, offset);
}

static int x_truncate(sqlite3_file *file, sqlite3_int64 size) {
  if (fails()) return SQLITE_IOERR_TRUNCATE;
  if (disk(file)) disk_truncate(disk(file), (size_t)size);
  return below(file)->pMethods->xTruncate(below(file), size);
}

static int x_sync(sqlite3_file *file, int flags) {
  (void)flags;
  if (fails()) return SQLITE_IOERR_FSYNC;
  if (disk(file)) disk_sync(disk(file));
  return SQLITE_OK;
}

static int x_file_size(sqlite3_file *file, sqlite3_int64 *size) {
  if (fails()) return SQLITE_IOERR_FSTAT;
  return below(file)->pMethods->xFileSize(below(file), size);
}

static int x_lock(sqlite3_file *file, int level) {
  if (fails()) return SQLITE_IOERR_LOCK;
  return below(file)->pMethods->xLock(below(file), level);
}

static int x_unlock(sqlite3_file *file, int level) {
  return below(file)->pMethods->xUnlock(below(file), level);
}

static int x_reserved(sqlite3_file *file, int *held) {
  if (fails()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
  return below(file)->pMethods->xCheckReservedLock(below(file), held);
}

static int x_control(sqlite3_file *file, int what, void *argument) {
  return below(file)->pMethods->xFileControl(below(file), what, argument);
}

static int x_sector_size(sqlite3_file *file) {
  return below(file)->pMethods->xSectorSize(below(file));
}

static int x_characteristics(sqlite3_file *file) {
  return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

static int x_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
  if (fails()) return SQLITE_IOERR_SHMMAP;
  return below(file)->pMethods->xShmMap(below(file), page, size, extend, memory);
}

static int x_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  if ((flags & SQLITE_SHM_LOCK) && fails()) return SQLITE_IOERR_SHMLOCK;
  return below(file)->pMethods->xShmLock(below(file), offset, count, flags);
}

static void x_shm_barrier(sqlite3_file *file) { below(file)->pMethods->xShmBarrier(below(file)); }

static int x_shm_unmap(sqlite3_file *file, int remove) {
  return below(file)->pMethods->xShmUnmap(below(file), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = x_close,
    .xRead = x_read,
    .xWrite = x_write,
    .xTruncate = x_truncate,
    .xSync = x_sync,
    .xFileSize = x_file_size,
    .xLock = x_lock,
    .xUnlock = x_unlock,
    .xCheckReservedLock = x_reserved,
    .xFileControl = x_control,
    .xSectorSize = x_sector_size,
    .xDeviceCharacteristics = x_characteristics,
    .xShmMap = x_shm_map,
    .xShmLock = x_shm_lock,
    .xShmBarrier = x_shm_barrier,
    .xShmUnmap = x_shm_unmap,
};

static int x_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  file->pMethods = 0;
  if (fails()) return SQLITE_CANTOPEN;
  const int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
  ((struct file *)file)->disk = name && (flags & kept) ? disk_find(name) : 0;
  int code = real->xOpen(real, name, below(file), flags, out);
  // The real one may be half open after a failure: then it must be closed through us.
  file->pMethods = below(file)->pMethods ? &methods : 0;
  return code;
}

static int x_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
  (void)vfs;
  if (fails()) return SQLITE_IOERR_DELETE;
  disk_delete(name, sync_folder);
  return real->xDelete(real, name, 0);
}

static int x_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
  (void)vfs;
  if (fails()) return SQLITE_IOERR_ACCESS;
  return real->xAccess(real, name, flags, answer);
}

static int x_full_pathname(sqlite3_vfs *vfs, const char *name, int count, char *out) {
  (void)vfs;
  return real->xFullPathname(real, name, count, out);
}

int faults_install(void) {
  real = sqlite3_vfs_find(0);
  if (!real) return SQLITE_ERROR;
  layer = *real;
  layer.zName = "faults";
  layer.pNext = 0;
  layer.szOsFile = (int)sizeof(struct file) + real->szOsFile;
  layer.xOpen = x_open;
  layer.xDelete = x_delete;
  layer.xAccess = x_access;
  layer.xFullPathname = x_full_pathname;
  return sqlite3_vfs_register(&layer, 0);
}

void faults_arm(enum faults_kind new_kind, long new_nth) {
  kind = new_kind;
  nth = new_nth;
  calls = 0;
  stopped = 0;
  if (kind != FAULTS_NONE) {
    fired = 0;
    disk_forget();
  }
}

int faults_fired(void) { return fired; }

int faults_after_crash(unsigned long long seed) {
  stopped = 0;
  kind = FAULTS_NONE;
  return disk_leave(seed);
}

#pragma once
// For its declarations; whether the library has it is asked when it is used.
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

// Swift can't call a variadic function or use the destructor constants.

static inline int leadline_sqlite3_db_config(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

/// What holds for every connection of the process: without its count of the bytes in use SQLite needs no
/// lock for each piece of memory, and nobody asks for it; and what a statement sets aside goes to a file of our
/// layer from its first page on.
/// To be called before the first file is opened; later it does nothing.
static inline void leadline_sqlite3_configure(void) {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 0);
}

/// The bytes are not copied: they stay where they are until the binding is cleared. No bytes are an empty
/// text, not NULL.
static inline int leadline_sqlite3_bind_text(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes ? (const char *)bytes : "", count, SQLITE_STATIC);
}

static inline int leadline_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_STATIC);
}

/// The bytes are copied: the caller may reuse its buffer at once.
static inline void leadline_sqlite3_result_text(sqlite3_context *context, const char *bytes, int count) {
  sqlite3_result_text(context, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

static inline void leadline_sqlite3_result_blob(sqlite3_context *context, const void *bytes, int count) {
  sqlite3_result_blob(context, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

/// The layer between SQLite and the system's way to files, which it stands before.
typedef struct {
  sqlite3_vfs base;
  sqlite3_vfs *below;
} leadline_layer;

/// An open log as this layer has it; the file of the layer below lies behind it in the same memory.
typedef struct {
  sqlite3_file base;
  /// Bytes of the file one behind the other that were not handed down yet.
  unsigned char *gathered;
  sqlite3_int64 start;
  int count;
  int gathers;
  /// The same file once more, to have the disk begin with what a long commit has handed down; less than
  /// zero: it could not be opened.
  int hint;
  /// From here on the disk was not asked to begin; -1 before a commit's first piece.
  sqlite3_int64 begun;
} leadline_log;

/// What a statement has set aside so that it can be undone, as this layer has it; it fits where a log does.
typedef struct {
  sqlite3_file base;
  unsigned char *bytes;
  sqlite3_int64 count;
  sqlite3_int64 room;
} leadline_aside;

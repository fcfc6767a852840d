#include "disk.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

struct change {
  enum { WRITE, TRUNCATE, DELETE } what;
  size_t offset, count;
  unsigned char *bytes;
};

struct disk_file {
  struct disk_file *next;
  char *path;
  unsigned char *bytes;
  size_t size;
  int exists;
  struct change *changes;
  size_t count;
};

static struct disk_file *files;

static void resize(struct disk_file *file, size_t size) {
  file->bytes = realloc(file->bytes, size + 1);
  if (size > file->size) memset(file->bytes + file->size, 0, size - file->size);
  file->size = size;
}

static void load(struct disk_file *file) {
  int handle = open(file->path, O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  struct stat status;
  if (fstat(handle, &status) == 0) {
    resize(file, (size_t)status.st_size);
    file->exists = read(handle, file->bytes, file->size) == (ssize_t)file->size;
  }
  close(handle);
}

static struct disk_file *known(const char *path) {
  for (struct disk_file *file = files; file; file = file->next) {
    if (strcmp(file->path, path) == 0) return file;
  }
  return 0;
}

struct disk_file *disk_find(const char *path) {
  struct disk_file *file = known(path);
  if (file) return file;
  file = calloc(1, sizeof *file);
  file->path = strdup(path);
  // Opened and closed before SQLite opens it for the first time, so no lock is lost.
  load(file);
  file->next = files;
  files = file;
  return file;
}

static struct change *add(struct disk_file *file) {
  file->changes = realloc(file->changes, (file->count + 1) * sizeof *file->changes);
  struct change *change = &file->changes[file->count++];
  memset(change, 0, sizeof *change);
  return change;
}

void disk_write(struct disk_file *file, const void *bytes, size_t count, size_t offset) {
  struct change *change = add(file);
  change->what = WRITE;
  change->offset = offset;
  change->count = count;
  change->bytes = malloc(count + 1);
  memcpy(change->bytes, bytes, count);
}

void disk_truncate(struct disk_file *file, size_t size) {
  struct change *change = add(file);
  change->what = TRUNCATE;
  change->offset = size;
}

void disk_delete(const char *path, int synced) {
  struct disk_file *file = known(path);
  if (!file) return;
  add(file)->what = DELETE;
  if (synced) disk_sync(file);
}

static void put(struct disk_file *file, const unsigned char *bytes, size_t count, size_t offset) {
  if (offset + count > file->size) resize(file, offset + count);
  memcpy(file->bytes + offset, bytes, count);
  file->exists = 1;
}

static void apply(struct disk_file *file, const struct change *change) {
  switch (change->what) {
    case WRITE: put(file, change->bytes, change->count, change->offset); break;
    case TRUNCATE: resize(file, change->offset); break;
    case DELETE:
      resize(file, 0);
      file->exists = 0;
      break;
  }
}

static void forget_changes(struct disk_file *file) {
  for (size_t i = 0; i < file->count; i++) free(file->changes[i].bytes);
  free(file->changes);
  file->changes = 0;
  file->count = 0;
}

void disk_sync(struct disk_file *file) {
  for (size_t i = 0; i < file->count; i++) apply(file, &file->changes[i]);
  // A file that was made and synced is there, even when nothing is in it.
  if (file->count == 0 || file->changes[file->count - 1].what != DELETE) file->exists = 1;
  forget_changes(file);
}

static unsigned long long state;

static unsigned long long dice(unsigned long long sides) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (state >> 33) % sides;
}

/// Some of the sectors of one change; the bytes of a sector arrive together.
static void apply_sectors(struct disk_file *file, const struct change *change) {
  if (change->what != WRITE) {
    if (dice(2)) apply(file, change);
    return;
  }
  for (size_t at = 0; at < change->count;) {
    size_t part = SECTOR - (change->offset + at) % SECTOR;
    if (part > change->count - at) part = change->count - at;
    if (dice(2)) put(file, change->bytes + at, part, change->offset + at);
    at += part;
  }
}

static int save(struct disk_file *file) {
  if (!file->exists) return unlink(file->path), 0;
  int handle = open(file->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (handle < 0) return -1;
  ssize_t count = write(handle, file->bytes, file->size);
  close(handle);
  return count == (ssize_t)file->size ? 0 : -1;
}

int disk_leave(unsigned long long seed) {
  state = seed * 2654435761ULL + 1;
  int failed = 0;
  for (struct disk_file *file = files; file; file = file->next) {
    size_t first = seed % 4 == 2 && file->count ? dice(file->count) : 0;
    for (size_t i = 0; i < file->count; i++) {
      switch (seed % 4) {
        case 0: break;
        case 1: apply(file, &file->changes[i]); break;
        case 2: if (i < first) apply(file, &file->changes[i]); break;
        default: apply_sectors(file, &file->changes[i]);
      }
    }
    if (save(file) != 0) failed = -1;
  }
  disk_forget();
  return failed;
}

void disk_forget(void) {
  while (files) {
    struct disk_file *file = files;
    files = file->next;
    forget_changes(file);
    free(file->bytes);
    free(file->path);
    free(file);
  }
}

#pragma once
#include <stddef.h>

// What a disk holds of each file: what was synced, and what was written since.

struct disk_file;

/// The file of this name, known from the moment it is first opened.
struct disk_file *disk_find(const char *path);

void disk_write(struct disk_file *file, const void *bytes, size_t count, size_t offset);
void disk_truncate(struct disk_file *file, size_t size);
void disk_delete(const char *path, int synced);
void disk_sync(struct disk_file *file);

/// Leaves every file as the disk might hold it after a crash, and forgets them all.
int disk_leave(unsigned long long seed);
void disk_forget(void);

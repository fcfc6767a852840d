#pragma once
#include <fcntl.h>
#include <sys/stat.h>

// open(2) is variadic, so Swift can't call it with a mode.
static inline int leadline_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

#include "faults.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;
static enum faults_kind kind;
static long nth, calls;
static int fired;

static int fails(void) {
  if (kind == FAULTS_NONE) return 0;
  calls++;
  if (calls != nth && !(kind == FAULTS_FOR_GOOD && calls > nth)) return 0;
  fired = 1;
  return 1;
}

static void *allocate(int size) { return fails() ? 0 : real.xMalloc(size); }

static void *grow(void *old, int size) { return fails() ? 0 : real.xRealloc(old, size); }

int faults_install_memory(void) {
  int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
  if (code != SQLITE_OK) return code;
  sqlite3_mem_methods ours = real;
  ours.xMalloc = allocate;
  ours.xRealloc = grow;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

void faults_arm_memory(enum faults_kind new_kind, long new_nth) {
  kind = new_kind;
  nth = new_nth;
  calls = 0;
  if (kind != FAULTS_NONE) fired = 0;
}

int faults_fired_memory(void) { return fired; }

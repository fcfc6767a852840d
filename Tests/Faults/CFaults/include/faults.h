#pragma once

// What can befall a disk or a machine, made to order for one process. Not for threads.

enum faults_kind {
  FAULTS_NONE,
  FAULTS_ONCE,      // the Nth call fails, the next one works
  FAULTS_FOR_GOOD,  // every call from the Nth on fails
  FAULTS_CRASH      // the process stops at the Nth call: nothing after it reaches the disk
};

/// Puts a layer named "faults" below SQLite. It never truly syncs: what a disk would hold is known to
/// it, so it is quick.
int faults_install(void);

/// From here on the Nth call, counted from 1, has its fault.
void faults_arm(enum faults_kind kind, long nth);

/// Whether the fault has come.
int faults_fired(void);

/// After a crash, when every connection is closed: leaves the files as a disk might hold them, all
/// that was synced and, as the seed decides, none, all, the first or any sectors of what was not.
int faults_after_crash(unsigned long long seed);

/// Puts a layer below SQLite's memory; only before anything else is asked of SQLite.
int faults_install_memory(void);
void faults_arm_memory(enum faults_kind kind, long nth);
int faults_fired_memory(void);

/// Stops a file system as a power cut would: nothing more is written back. Returns 0 or an errno.
int faults_cut_power(const char *folder);

#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// open(2) is variadic, so Swift can't call it with a mode.
static inline int leadline_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

/// The disk may begin to write these bytes of a file. Nothing waits for it and nothing is promised by it:
/// it is the sync, later, that waits and tells of failures.
static inline void leadline_begin_writing(int file, long start, long count) {
  sync_file_range(file, start, count, SYNC_FILE_RANGE_WRITE);
}

static inline void leadline_wake(int signal) { (void)signal; }

/// The place at the head of the line, kept in the same file.
static inline int leadline_head_of_line(int file, short type, int command) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_len = 1;
  return fcntl(file, command, &lock);
}

/// Waits for an exclusive flock, at most so long. 0: it is ours; ETIMEDOUT: somebody holds it.
///
/// Only who stands at the head of the line asks for the lock. Else whoever has just left would have it
/// again before those whom that wakes: of 64 writers some waited until all others were done.
///
/// flock(2) takes its waiters in turn but knows no time limit, so a timer interrupts this thread
/// alone (SIGEV_THREAD_ID); it repeats, lest its one signal fall just before the wait begins.
static inline int leadline_flock(int file, int milliseconds) {
  if (leadline_head_of_line(file, F_WRLCK, F_OFD_SETLK) == 0) {
    int code = flock(file, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    leadline_head_of_line(file, F_UNLCK, F_OFD_SETLK);
    if (code == 0) return 0;
    if (code != EWOULDBLOCK && code != EINTR) return code;
  } else if (errno != EAGAIN && errno != EACCES && errno != EINTR) {
    return errno;
  }
  if (milliseconds <= 0) return ETIMEDOUT;

  int wake = SIGRTMIN + 6;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = leadline_wake;  // no SA_RESTART: the wait must end
  sigaction(wake, &action, 0);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, wake);
  pthread_sigmask(SIG_UNBLOCK, &set, 0);

  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = wake;
  event._sigev_un._tid = gettid();
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return errno;
  struct itimerspec spec = {
      .it_interval = {.tv_sec = 0, .tv_nsec = 20000000},
      .it_value = {.tv_sec = milliseconds / 1000, .tv_nsec = (milliseconds % 1000) * 1000000L}};
  struct timespec now, end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += milliseconds / 1000;
  end.tv_nsec += (milliseconds % 1000) * 1000000L;
  if (end.tv_nsec >= 1000000000L) { end.tv_sec += 1; end.tv_nsec -= 1000000000L; }
  timer_settime(timer, 0, &spec, 0);

  int result = 0;
  while (leadline_head_of_line(file, F_WRLCK, F_OFD_SETLKW) != 0 || flock(file, LOCK_EX) != 0) {
    result = errno;
    if (result != EINTR) break;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec)) {
      result = ETIMEDOUT;
      break;
    }
    result = 0;
  }
  leadline_head_of_line(file, F_UNLCK, F_OFD_SETLK);
  timer_delete(timer);
  return result;
}

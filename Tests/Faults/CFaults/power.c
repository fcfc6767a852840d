#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <unistd.h>

// FS_IOC_SHUTDOWN of the kernel, and its kind that does not even flush the journal.
#define SHUTDOWN _IOR('X', 125, uint32_t)
#define NO_LOG_FLUSH 2u

int faults_cut_power(const char *folder) {
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return errno;
  uint32_t how = NO_LOG_FLUSH;
  int code = ioctl(file, SHUTDOWN, &how) == 0 ? 0 : errno;
  close(file);
  return code;
}

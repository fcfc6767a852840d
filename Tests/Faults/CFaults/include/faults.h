#pragma once

/// Stops a file system as a power cut would: nothing more is written back. Returns 0 or an errno.
int faults_cut_power(const char *folder);

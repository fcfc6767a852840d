// Only the trait Oracles asks for libvterm; without it the header is empty.
#include "include/vterm_shim.h"

#pragma once
#if __has_include(<vterm.h>)
#include <vterm.h>
#endif

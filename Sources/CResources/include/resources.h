#pragma once
#include <stddef.h>

/// A file of the top-level Resources folder, compiled into the program.
struct resource {
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// How each country writes its telephone numbers.
struct resource resource_dialling_plans(void);

/// The names, places and sentences that the demonstration is made of.
struct resource resource_demo(void);

/// The cities and states of every country.
struct resource resource_places(void);

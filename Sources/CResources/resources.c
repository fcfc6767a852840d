#include "resources.h"

// #embed is C23; the compiler that comes with Swift knows it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char dialling_plans[] = {
#embed "../../Resources/dialling-plans.txt"
};

static const unsigned char demo[] = {
#embed "../../Resources/demo.txt"
};

static const unsigned char places[] = {
#embed "../../Resources/places.bin"
};

struct resource resource_dialling_plans(void) {
  return (struct resource){dialling_plans, sizeof dialling_plans};
}

struct resource resource_demo(void) {
  return (struct resource){demo, sizeof demo};
}

struct resource resource_places(void) {
  return (struct resource){places, sizeof places};
}

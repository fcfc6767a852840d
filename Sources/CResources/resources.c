#include "resources.h"

// #embed is C23; the compiler that comes with Swift knows it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char dialling_plans[] = {
#embed "../../Resources/dialling-plans.txt"
};

struct resource resource_dialling_plans(void) {
  return (struct resource){dialling_plans, sizeof dialling_plans};
}

#include "resources.h"

static const unsigned char dialling_plans[] = {
#embed "../../Resources/dialling-plans.txt"
};

struct resource resource_dialling_plans(void) {
  return (struct resource){dialling_plans, sizeof dialling_plans};
}

#include "include/phonenumber.h"

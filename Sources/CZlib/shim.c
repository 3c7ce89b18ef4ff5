// The shim is all inline; this file makes a target of it.
#include "shim.h"

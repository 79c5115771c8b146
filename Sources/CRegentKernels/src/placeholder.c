#include "CRegentKernels.h"

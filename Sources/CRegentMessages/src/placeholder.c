#include "CRegentMessages.h"

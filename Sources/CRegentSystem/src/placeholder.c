#include "CRegentSystem.h"

#include "CRegentSystem.h"

/* Package.swift sets the commit from the environment: make package does. */
const char *regent_release_commit(void) {
#ifdef REGENT_COMMIT
    return REGENT_COMMIT;
#else
    return 0;
#endif
}

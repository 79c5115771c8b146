#include "CRegentSQLite.h"

int regent_sqlite_set_defensive(sqlite3 *database) {
    int is_on = 0;
    int result = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on);
    if (result != SQLITE_OK) return result;
    return is_on == 1 ? SQLITE_OK : SQLITE_ERROR;
}

#ifndef REGENT_SQLITE_H
#define REGENT_SQLITE_H

#include <sqlite3.h>

/// Turns SQLITE_DBCONFIG_DEFENSIVE on: SQL can no longer damage the file on purpose.
///
/// sqlite3_db_config is variadic, which Swift cannot call.
/// Returns SQLITE_OK once the engine says that it is on, else an error code.
/// https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
int regent_sqlite_set_defensive(sqlite3 *database);

#endif

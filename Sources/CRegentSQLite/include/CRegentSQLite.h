#ifndef REGENT_SQLITE_H
#define REGENT_SQLITE_H

#include <sqlite3.h>

/// Turns SQLITE_DBCONFIG_DEFENSIVE on: SQL can no longer damage the file on purpose.
///
/// sqlite3_db_config is variadic, which Swift cannot call.
/// Returns SQLITE_OK once the engine says that it is on, else an error code.
/// https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
int regent_sqlite_set_defensive(sqlite3 *database);

/// Bytes at the end of a page that hold its checksum: XXH64 of the bytes before, little-endian, XOR the page's
/// number (from 1) times 0x9E3779B97F4A7C15.
#define REGENT_SQLITE_CHECKSUM_BYTES 8

/// Has every file that is opened from now on keep a checksum in each of its pages of 4,096 bytes, if the file
/// has room for it, and refuse a page that does not have its own with SQLITE_CORRUPT.
///
/// Files without that room are read and written as ever. Call it once, before the first connection; a repeat
/// changes nothing. Not to be called from two threads at once. Returns SQLITE_OK or an error code.
int regent_sqlite_use_page_checksums(void);

/// Has reads of a database's file take pages of zeros without a checksum (1), or refuse them (0), as they do otherwise.
///
/// A file has such pages where it grew by pages that were given back before they were ever written; only a copy of the
/// whole file reads them. Whoever makes one must find each among the free pages: damage may leave zeros too. Returns
/// how many were taken since the last call.
int regent_sqlite_take_unwritten_pages(sqlite3 *database, int takes);

/// Asks for the room in a database that has no page yet, or for what its next VACUUM writes.
int regent_sqlite_reserve_checksums(sqlite3 *database);

/// Whether pages of the database's file are checked: 1 or 0.
int regent_sqlite_has_page_checksums(sqlite3 *database);

#endif

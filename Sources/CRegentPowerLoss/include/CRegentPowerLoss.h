#ifndef REGENT_POWER_LOSS_H
#define REGENT_POWER_LOSS_H

#include <stddef.h>
#include <stdint.h>

/* Records what SQLite does to a database file and its log, in order, so that a test can make of it what a disk would
   have after a power loss at any moment. For tests: one recording at a time in a process. */

enum {
    REGENT_DISK_WRITE = 0,    /* bytes at an offset: on the disk for certain only after the next sync of the file */
    REGENT_DISK_TRUNCATE = 1, /* the file is cut, or grown with zeros, to `offset` bytes */
    REGENT_DISK_SYNC = 2,     /* all before it is on the disk */
    REGENT_DISK_MARK = 3,     /* the test's own: `offset` is its number */
};

enum { REGENT_DISK_DATABASE = 0, REGENT_DISK_LOG = 1 };

struct regent_disk_event {
    int32_t kind;         /* one of the first enum */
    int32_t file;         /* one of the second; 0 for a mark */
    uint64_t offset;
    const uint8_t *bytes; /* of a write; the recording's own, until it ends */
    size_t count;
};

/* Begins a recording of the database at a path, which must not be open yet. The first call puts a VFS before the one
   that is SQLite's default then; files of other names pass it by. Returns SQLITE_OK or an error code, SQLITE_BUSY while
   there is a recording. */
int regent_power_loss_begin(const char *path);

/* Adds a mark. May be called from any thread. */
void regent_power_loss_mark(uint64_t number);

/* Events so far. */
uint64_t regent_power_loss_count(void);

/* One of them, from 0; 0 if there is none. */
int regent_power_loss_event(uint64_t index, struct regent_disk_event *event);

/* Ends the recording and gives its memory back; the database must be closed. */
void regent_power_loss_end(void);

#endif

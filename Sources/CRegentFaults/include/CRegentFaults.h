#ifndef REGENT_FAULTS_H
#define REGENT_FAULTS_H

#include <stdint.h>

/* Failures of the operating system under SQLite, for tests: the n-th write, truncation or sync of a file below a folder
   fails as a disk would have it. One set of faults at a time in a process. */

enum {
    REGENT_FAULT_WRITE = 0,       /* nothing is written */
    REGENT_FAULT_SHORT_WRITE = 1, /* half is written, and the rest fails */
    REGENT_FAULT_TRUNCATE = 2,    /* the file keeps its size */
    REGENT_FAULT_SYNC = 3,        /* what was written may be lost; only EIO, as SQLite has it */
};

/* Arms a fault for files whose path begins with `folder`: `skipped` calls of its kind pass, then `count` fail with an
   errno, or all until it is lifted where `count` is 0. The first call puts a VFS before SQLite's default and takes the
   place of its pwrite and ftruncate; files that are open already have no failing syncs. Returns 0 or an SQLite
   error. */
int regent_fault_arm(const char *folder, int kind, int error, uint64_t skipped, uint64_t count);

/* Lifts the fault. Returns how many calls failed. */
uint64_t regent_fault_lift(void);

#endif

// Columns for the kernel tests: generated from a seed, and placed right before a page that cannot be read.

#ifndef REGENT_TEST_COLUMNS_H
#define REGENT_TEST_COLUMNS_H

#include <stddef.h>
#include <stdint.h>

// splitmix64.
uint64_t next_random(uint64_t *state);

enum { SHAPE_COUNT = 11 };

// Lower-case name of a shape of columns that has broken a selection algorithm somewhere.
const char *shape_name(int shape);

// Fills values[0..<count] with the shape: duplicates, all equal, sorted, heavy-tailed, small where the stride of
// a sample looks, and so on.
void fill_column(int shape, uint32_t *values, size_t count, uint64_t *state);

// Memory whose last byte lies right before a page without any right: one element too many ends the program.
typedef struct Guarded {
    unsigned char *end;
    size_t bytes;
} Guarded;

Guarded guarded(size_t bytes);
void guarded_free(Guarded memory);

// The last `bytes` of it.
static inline void *guarded_tail(Guarded memory, size_t bytes) { return memory.end - bytes; }

#endif

// CRegentAllocations: counts the heap allocations of the process it is linked into. For tests only; it is not part of
// a product, and must not be linked where another allocator (a sanitizer's) takes malloc's place.

#ifndef REGENT_ALLOCATIONS_H
#define REGENT_ALLOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Whether allocations can be counted here: with glibc, whose own entry points the counting functions call.
bool regent_allocations_can_be_counted(void);

// Begins or ends counting, in every thread. Until the first call nothing is counted.
void regent_allocations_count(bool counts);

// Calls of malloc, calloc, realloc, aligned_alloc, memalign and posix_memalign while counting was on, by any thread,
// since the process began. A realloc counts once whether the block moves or not.
uint64_t regent_allocations_counted(void);

#ifdef __cplusplus
}
#endif

#endif

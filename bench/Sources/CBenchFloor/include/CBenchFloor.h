// CBenchFloor: what no method can be faster than.

#ifndef REGENT_BENCH_FLOOR_H
#define REGENT_BENCH_FLOOR_H

#include <stddef.h>
#include <stdint.h>

// The greatest of values[0..<count], 0 of none: one pass that reads every value and does next to nothing.
uint32_t bench_read_pass_u32(const uint32_t *values, size_t count);

#endif

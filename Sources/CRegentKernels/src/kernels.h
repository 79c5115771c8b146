// What the variants of the kernels share. Not part of the interface.

#ifndef REGENT_KERNELS_INTERNAL_H
#define REGENT_KERNELS_INTERNAL_H

#include "CRegentKernels.h"

#include <string.h>

#if defined(__x86_64__)
#define REGENT_KERNELS_X86_64 1
#endif

// One radix round splits a range into at most 2^11 parts: 32 bits take three rounds, and the counters (8 KiB)
// stay in the first-level cache.
enum { REGENT_RADIX_BITS = 11, REGENT_RADIX_COUNT = 1 << REGENT_RADIX_BITS };

// Sample that brackets the ranks, and the block of values all brackets are run over while it is in cache.
enum { REGENT_SAMPLE_COUNT = 4096, REGENT_BLOCK_COUNT = 4096 };

// Reads an element at any alignment.
static inline uint32_t regent_load_u32(const uint32_t *values, size_t index) {
    uint32_t value;
    memcpy(&value, (const char *)values + index * sizeof value, sizeof value);
    return value;
}

// The rank-th smallest (from 1) among those of values[0..<count] that lie in low...high; at least rank must.
// counters: REGENT_RADIX_COUNT words of scratch.
uint32_t regent_selected_u32(
    const uint32_t *values, size_t count, size_t rank, uint32_t low, uint32_t high, uint32_t *counters);

// Words a bracket may collect. Random data puts 6.3 % of a column inside the widest bracket (the median's)
// and 2.7 % into that of p95; where more is inside, the bracket stops collecting and the column is read
// again.
static inline size_t regent_bracket_capacity(size_t count) { return count / 12 + 3 * REGENT_BLOCK_COUNT; }

// Brackets run together in one pass: their candidates lie in scratch at the same time.
enum { REGENT_BRACKETS_PER_PASS = 8 };

void regent_order_statistics_u32_scalar(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch);
void regent_outcome_counts_u32_scalar(const uint32_t *codes, size_t count, RegentOutcomeCounts *out);
void regent_select_u64_scalar(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners);

#if REGENT_KERNELS_X86_64
void regent_order_statistics_u32_avx2(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch);
void regent_outcome_counts_u32_avx2(const uint32_t *codes, size_t count, RegentOutcomeCounts *out);
void regent_select_u64_avx2(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners);
#endif

#endif

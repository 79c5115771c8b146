// What the variants of the kernels share. Not part of the interface.

#ifndef REGENT_KERNELS_INTERNAL_H
#define REGENT_KERNELS_INTERNAL_H

#include "CRegentKernels.h"

#include <string.h>

#if defined(__x86_64__)
#define REGENT_KERNELS_X86_64 1
#elif defined(__aarch64__)
#define REGENT_KERNELS_AARCH64 1
#endif

// One radix round splits a range into at most 2^11 parts: 32 bits take three rounds, and the counters (8 KiB)
// stay in the first-level cache.
enum { REGENT_RADIX_BITS = 11, REGENT_RADIX_COUNT = 1 << REGENT_RADIX_BITS };

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

// order = the places 0..<count by ascending score, equals by place. Nothing is allocated: insertion for the few
// targets of a usual table, a heap for many.
void regent_sort_by_score(const double *scores, size_t count, uint32_t *order);

// The kernels of a target; CRegentKernels.h documents each.
#define REGENT_KERNELS_DECLARED(target)                                                                  \
    void regent_key_hashes_##target(                                                                     \
        const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count,         \
        uint64_t *hashes);                                                                               \
    void regent_order_statistics_u32_##target(                                                           \
        const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,     \
        void *scratch);                                                                                  \
    void regent_outcome_counts_u32_##target(                                                             \
        const uint32_t *codes, size_t count, RegentOutcomeCounts *out);                                  \
    void regent_select_u64_##target(                                                                     \
        const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,      \
        size_t target_count, uint32_t *winners);                                                         \
    uint32_t regent_select_one_u64_##target(                                                             \
        uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count);       \
    void regent_scores_u64_##target(                                                                     \
        uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,        \
        double *scores);                                                                                 \
    void regent_histogram_add_u32_##target(const uint32_t *values, size_t count, uint64_t *buckets);     \
    void regent_histogram_refine_u32_##target(                                                           \
        const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts);       \
    void regent_score_f32_##target(                                                                      \
        const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities,            \
        uint8_t *decisions, uint64_t counts[REGENT_DECISION_COUNT]);                                     \
    void regent_logits_f64_##target(                                                                     \
        const double *columns, const size_t *starts, const double *weights, size_t feature_count,        \
        size_t count, double bias, double *logits);

REGENT_KERNELS_DECLARED(scalar)
#if REGENT_KERNELS_X86_64
REGENT_KERNELS_DECLARED(avx2)
REGENT_KERNELS_DECLARED(avx512)
#endif
#if REGENT_KERNELS_AARCH64
REGENT_KERNELS_DECLARED(neon)
#endif

#endif

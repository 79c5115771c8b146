// The only place that asks the CPU what it can do.
//
// A new instruction set is a folder of kernels, a row in `tables`, a line in `supported` and an enum case.

#include "brackets.h"

#include <stdatomic.h>

typedef struct KernelTable {
    const char *name;
    void (*order_statistics_u32)(
        const uint32_t *, size_t, const size_t *, size_t, uint32_t *, void *);
    void (*outcome_counts_u32)(const uint32_t *, size_t, RegentOutcomeCounts *);
    void (*key_hashes)(const RegentKeyPrefix *, const uint8_t *, const size_t *, size_t, uint64_t *);
    void (*select_u64)(
        const uint64_t *, size_t, const uint64_t *, const double *, size_t, uint32_t *);
    uint32_t (*select_one_u64)(uint64_t, const uint64_t *, const double *, size_t);
    void (*scores_u64)(uint64_t, const uint64_t *, const double *, size_t, double *);
    void (*histogram_add_u32)(const uint32_t *, size_t, uint64_t *);
    void (*histogram_refine_u32)(const uint32_t *, size_t, const RegentHistogramRange *, uint64_t *);
    void (*score_f32)(const float *, size_t, const RegentScoreRule *, float *, uint8_t *, uint64_t *);
    void (*logits_f64)(const double *, const size_t *, const double *, size_t, size_t, double, double *);
} KernelTable;

#define REGENT_TABLE(target)                                                                             \
    {#target, regent_order_statistics_u32_##target, regent_outcome_counts_u32_##target,                  \
     regent_key_hashes_##target,                                                                         \
     regent_select_u64_##target, regent_select_one_u64_##target, regent_scores_u64_##target,             \
     regent_histogram_add_u32_##target, regent_histogram_refine_u32_##target, regent_score_f32_##target, \
     regent_logits_f64_##target}

// Indexed by target, the preferred ones last; a target this build lacks has no name.
static const KernelTable tables[] = {
    [REGENT_KERNELS_TARGET_SCALAR] = REGENT_TABLE(scalar),
#if REGENT_KERNELS_X86_64
    [REGENT_KERNELS_TARGET_AVX2] = REGENT_TABLE(avx2),
    [REGENT_KERNELS_TARGET_AVX512] = REGENT_TABLE(avx512),
#endif
#if REGENT_KERNELS_AARCH64
    [REGENT_KERNELS_TARGET_NEON] = REGENT_TABLE(neon),
#endif
};

enum { TABLE_COUNT = sizeof tables / sizeof tables[0] };

static bool supported(RegentKernelsTarget target) {
    switch (target) {
    case REGENT_KERNELS_TARGET_SCALAR:
        return true;
#if REGENT_KERNELS_X86_64
    case REGENT_KERNELS_TARGET_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
               __builtin_cpu_supports("popcnt");
    case REGENT_KERNELS_TARGET_AVX512:
        return supported(REGENT_KERNELS_TARGET_AVX2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
#endif
#if REGENT_KERNELS_AARCH64
    case REGENT_KERNELS_TARGET_NEON:
        return true;
#endif
    default:
        return false;
    }
}

// The table in use; NULL until the first call. Threads that meet here first all store the same pointer, and
// tables are constant, so relaxed order is enough.
static _Atomic(const KernelTable *) chosen = NULL;

static const KernelTable *best(void) {
    size_t target = TABLE_COUNT;
    do target--; while (target > 0 && !regent_kernels_target_available((RegentKernelsTarget)target));
    return &tables[target];
}

static const KernelTable *table(void) {
    const KernelTable *now = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (now == NULL) {
        now = best();
        atomic_store_explicit(&chosen, now, memory_order_relaxed);
    }
    return now;
}

RegentKernelsTarget regent_kernels_target(void) { return (RegentKernelsTarget)(table() - tables); }

const char *regent_kernels_target_name(RegentKernelsTarget target) {
    return (size_t)target < TABLE_COUNT ? tables[target].name : NULL;
}

bool regent_kernels_target_available(RegentKernelsTarget target) {
    return regent_kernels_target_name(target) != NULL && supported(target);
}

bool regent_kernels_force_target(RegentKernelsTarget target) {
    if (!regent_kernels_target_available(target)) return false;
    atomic_store_explicit(&chosen, &tables[target], memory_order_relaxed);
    return true;
}

void regent_kernels_unforce_target(void) {
    atomic_store_explicit(&chosen, best(), memory_order_relaxed);
}

size_t regent_order_statistics_u32_scratch_bytes(size_t count, size_t rank_count) {
    size_t words = rank_count == 0 ? 0 : REGENT_RADIX_COUNT + regent_bracket_scratch_words(count);
    return words * sizeof(uint32_t);
}

void regent_order_statistics_u32(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch) {
    table()->order_statistics_u32(values, count, ranks, rank_count, out, scratch);
}

void regent_outcome_counts_u32(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    table()->outcome_counts_u32(codes, count, out);
}

void regent_key_hashes(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes) {
    table()->key_hashes(prefix, bytes, starts, count, hashes);
}

void regent_select_u64(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    table()->select_u64(hashes, count, seeds, inverse_weights, target_count, winners);
}

uint32_t regent_select_one_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    return table()->select_one_u64(hash, seeds, inverse_weights, target_count);
}

void regent_scores_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    table()->scores_u64(hash, seeds, inverse_weights, target_count, scores);
}

void regent_ranking_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores, uint32_t *order) {
    table()->scores_u64(hash, seeds, inverse_weights, target_count, scores);
    regent_sort_by_score(scores, target_count, order);
}

void regent_histogram_add_u32(const uint32_t *values, size_t count, uint64_t *buckets) {
    table()->histogram_add_u32(values, count, buckets);
}

void regent_histogram_refine_u32(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    table()->histogram_refine_u32(values, count, range, parts);
}

void regent_score_f32(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    table()->score_f32(logits, count, rule, probabilities, decisions, counts);
}

void regent_logits_f64(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
    table()->logits_f64(columns, starts, weights, feature_count, count, bias, logits);
}

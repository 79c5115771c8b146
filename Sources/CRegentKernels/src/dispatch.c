// The only place that asks the CPU what it can do.
//
// A new instruction set is a folder of kernels, a row in `tables`, a line in `supported` and an enum case.

#include "kernels.h"

#include <stdatomic.h>

typedef struct KernelTable {
    const char *name;
    void (*order_statistics_u32)(
        const uint32_t *, size_t, const size_t *, size_t, uint32_t *, void *);
    void (*outcome_counts_u32)(const uint32_t *, size_t, RegentOutcomeCounts *);
    void (*select_u64)(
        const uint64_t *, size_t, const uint64_t *, const double *, size_t, uint32_t *);
} KernelTable;

// Indexed by target, the preferred ones last; a target this build lacks has no name.
static const KernelTable tables[] = {
    [REGENT_KERNELS_TARGET_SCALAR] =
        {"scalar", regent_order_statistics_u32_scalar, regent_outcome_counts_u32_scalar,
         regent_select_u64_scalar},
#if REGENT_KERNELS_X86_64
    [REGENT_KERNELS_TARGET_AVX2] =
        {"avx2", regent_order_statistics_u32_avx2, regent_outcome_counts_u32_avx2,
         regent_select_u64_avx2},
#endif
};

enum { TABLE_COUNT = sizeof tables / sizeof tables[0] };

static bool supported(RegentKernelsTarget target) {
    switch (target) {
    case REGENT_KERNELS_TARGET_SCALAR:
        return true;
    case REGENT_KERNELS_TARGET_AVX2:
#if REGENT_KERNELS_X86_64
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
               __builtin_cpu_supports("popcnt");
#else
        return false;
#endif
    }
    return false;
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
    size_t together = rank_count < REGENT_BRACKETS_PER_PASS ? rank_count : REGENT_BRACKETS_PER_PASS;
    size_t words = REGENT_RADIX_COUNT + 2 * REGENT_SAMPLE_COUNT + together * regent_bracket_capacity(count);
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

void regent_select_u64(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    table()->select_u64(hashes, count, seeds, inverse_weights, target_count, winners);
}

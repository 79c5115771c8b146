// CRegentKernels: the loops the daemon spends its time in, one implementation per instruction set.
//
// Every kernel is pure: pointers and counts in, values out. It allocates nothing, keeps nothing between
// calls, never writes to its input, and takes any alignment and any count. `src/scalar` is the
// specification; every other folder gives the same bits. All functions may be called from any thread.

#ifndef REGENT_KERNELS_H
#define REGENT_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---------------------------------------------------------------------------------------------------------
// Targets

// An instruction set with its own variant of every kernel, in ascending order of preference.
typedef enum RegentKernelsTarget {
    REGENT_KERNELS_TARGET_SCALAR = 0,
    REGENT_KERNELS_TARGET_AVX2 = 1,
} RegentKernelsTarget;

// The target in use: the best this machine has, unless one was forced.
RegentKernelsTarget regent_kernels_target(void);

// Lower-case name of a target ("scalar", "avx2"), static; NULL where this build has no such target.
const char *regent_kernels_target_name(RegentKernelsTarget target);

// Whether this build and this machine can run the target.
bool regent_kernels_target_available(RegentKernelsTarget target);

// Makes every later call of any thread use the target; false, and no change, where it is not available.
// For tests and measurements only.
bool regent_kernels_force_target(RegentKernelsTarget target);

// Ends forcing: the best target again.
void regent_kernels_unforce_target(void);

// ---------------------------------------------------------------------------------------------------------
// Order statistics

// Bytes of scratch that `regent_order_statistics_u32` needs for these counts, enough for every target:
// 40 KiB and, for each of at most eight ranks, 48 KiB and a third of a byte a value.
size_t regent_order_statistics_u32_scratch_bytes(size_t count, size_t rank_count);

// out[i] = the ranks[i]-th smallest of values[0..<count], exactly (nearest rank, ties included).
//
// - ranks: 1-based, each in 1...count, ascending (equal ones allowed). count at most UINT32_MAX.
// - scratch: at least the bytes above, aligned to 4; its content before and after means nothing.
// - values is only read; out and scratch must not overlap it or each other.
// - Cost: one pass over values for all ranks in the common case; linear in count * rank_count in the worst.
void regent_order_statistics_u32(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch);

// ---------------------------------------------------------------------------------------------------------
// Outcome counts

enum {
    REGENT_OUTCOME_COUNT = 6,          // tri-state outcomes in a code
    REGENT_OUTCOME_STATUS_COUNT = 8,   // values of the three status bits
    REGENT_OUTCOME_STATUS_SKIPPED = 5  // the status that leaves the denominator of coverage
};

// What a column of outcome codes adds up to.
//
// A code holds the status in bits 0-2, six tri-states of two bits (0 absent, 1 true, 2 false) from bit 3 on,
// and in bit 15 whether a latency is present. Bits 16-31 are ignored. The tri-state 3 does not occur in a
// checked column; it counts as neither true, false nor absent.
typedef struct RegentOutcomeCounts {
    uint64_t count;
    uint64_t true_count[REGENT_OUTCOME_COUNT];
    uint64_t false_count[REGENT_OUTCOME_COUNT];
    // SKIPPED samples in which outcome k is absent; the last one: in which the latency is absent.
    uint64_t skipped_absent[REGENT_OUTCOME_COUNT + 1];
    uint64_t latency_count;
    uint64_t status_count[REGENT_OUTCOME_STATUS_COUNT];
} RegentOutcomeCounts;

// Writes the counts of codes[0..<count] to *out (not added to what is there). count 0 gives zeros.
void regent_outcome_counts_u32(const uint32_t *codes, size_t count, RegentOutcomeCounts *out);

// ---------------------------------------------------------------------------------------------------------
// Assignment (PROTOCOL.md, "Assignment")

// XXH64 with seed 0 of bytes[0..<count].
uint64_t regent_xxh64(const uint8_t *bytes, size_t count);

// winners[i] = the place of the target with the least score for hashes[i], the first of equals.
//
// - seeds, inverse_weights: one a target, 1 / weight rounded once; at least one target. The targets stand in
//   ascending order of their ids' bytes, so that the first of equals is the one the specification names.
// - hashes, seeds and inverse_weights are only read; winners must not overlap them.
void regent_select_u64(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners);

// scores[t] = the score of target t for one hash: what `regent_select_u64` compares. For rankings.
void regent_scores_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores);

#ifdef __cplusplus
}
#endif

#endif

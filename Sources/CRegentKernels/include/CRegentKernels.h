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
    REGENT_KERNELS_TARGET_AVX2 = 1,    // with BMI2 and POPCNT: x86-64 of 2013 on
    REGENT_KERNELS_TARGET_AVX512 = 2,  // F, BW, VL, DQ and CD: x86-64 servers of 2017 on
    REGENT_KERNELS_TARGET_NEON = 3,    // every aarch64
} RegentKernelsTarget;

// The target in use: the best this machine has, unless one was forced.
RegentKernelsTarget regent_kernels_target(void);

// Lower-case name of a target ("scalar", "avx2", "avx512", "neon"), static; NULL where this build has no such target.
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

// Values that are looked at for all ranks while they are in the first-level cache (8 KiB).
enum { REGENT_BLOCK_COUNT = 2048 };

// Bytes of scratch that `regent_order_statistics_u32` needs for these counts, enough for every target:
// 1.7 MB for a million values (two fifths of the column), 8.5 % of the column for 100 million; 0 without ranks.
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

// Counts of a column of outcome codes.
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
// Histograms
//
// Exact percentiles of a run that grows, in bounded memory. A histogram has one count for every value below
// 2048 and 1024 for each power of two above: 184 KiB, each bucket less than a thousandth of its values wide.
// Histograms of parts add up to that of the whole. From one alone a rank is known to its bucket; one more pass
// over the values, which counts those of the bucket only, makes it exact:
//
//     regent_histogram_rank(buckets, rank, &range)                      the bucket that holds the rank
//     while range.low < range.high:
//         parts = zeros; for each piece of the column: regent_histogram_refine_u32(piece, n, &range, parts)
//         regent_histogram_narrow(parts, &range)                        the part of it that holds the rank
//     range.low is the value of the rank
//
// The loop runs not at all for values below 2^11, once below 2^21, twice below 2^31, three times at most. It may be
// stopped after any step: low...high holds the value.

enum {
    REGENT_HISTOGRAM_COUNT = 23552,      // buckets
    REGENT_HISTOGRAM_PART_COUNT = 1024   // parts of a range
};

// Neighbouring values, and which of those in it is looked for.
typedef struct RegentHistogramRange {
    uint32_t low, high;  // inclusive
    uint32_t shift;      // a part holds 2^shift values; at most REGENT_HISTOGRAM_PART_COUNT parts
    uint64_t rank;       // from 1, among the values in the range
} RegentHistogramRange;

// The bucket of a value, ascending: buckets are in the order of their values.
uint32_t regent_histogram_bucket_u32(uint32_t value);

// The values of a bucket (below REGENT_HISTOGRAM_COUNT); rank 0.
RegentHistogramRange regent_histogram_range_u32(uint32_t bucket);

// Adds values[0..<count] to buckets[REGENT_HISTOGRAM_COUNT], which start as zeros.
void regent_histogram_add_u32(const uint32_t *values, size_t count, uint64_t *buckets);

// into[i] += from[i].
void regent_histogram_merge(const uint64_t *from, uint64_t *into);

// Sets *range to the bucket that holds the rank-th smallest (from 1); false, and no change, where there are not
// so many values.
bool regent_histogram_rank(const uint64_t *buckets, uint64_t rank, RegentHistogramRange *range);

// Adds those of values[0..<count] that lie in the range to parts[REGENT_HISTOGRAM_PART_COUNT].
void regent_histogram_refine_u32(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts);

// Makes *range the part of itself that holds its rank; false, and no change, where the parts hold fewer values
// than the rank: they are not those of this range.
bool regent_histogram_narrow(const uint64_t *parts, RegentHistogramRange *range);

// ---------------------------------------------------------------------------------------------------------
// Logits of a decision model

// logits[i] = (... ((weights[0] * x0[i] + weights[1] * x1[i]) + weights[2] * x2[i]) ...) + bias, where xf[i] is
// columns[starts[f] + i]: one logit for each row, of one candidate.
//
// - Products and sums are those of IEEE 754 in double precision, each rounded, in the order of the features, none
//   fused: the same bits on every target. A logit that is not a number is the positive quiet NaN without payload.
// - Without features every logit is the bias. Columns may overlap each other: candidates share what they have in
//   common.
// - columns, starts and weights are only read; logits must not overlap them. columns holds starts[f] + count doubles
//   for every f.
void regent_logits_f64(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits);

// ---------------------------------------------------------------------------------------------------------
// Scores of a decision model

enum {
    REGENT_DECISION_AUTO = 0,
    REGENT_DECISION_ASK = 1,
    REGENT_DECISION_ESCALATE = 2,
    REGENT_DECISION_COUNT = 3
};

// How a logit becomes a decision. Identity is slope 1 and offset 0; temperature T is slope 1/T, offset 0; Platt is
// its a and b.
typedef struct RegentScoreRule {
    double slope, offset;
    double auto_min, ask_min;  // least probabilities that are AUTO, and ASK where not AUTO
} RegentScoreRule;

// probabilities[i] = 1 / (1 + exp(-(slope * logits[i] + offset))), decisions[i] = AUTO, ASK or ESCALATE, counts[d] =
// decisions that are d (not added to what is there).
//
// - Computed in double precision by IEEE operations alone (src/scores.h), then rounded once: the same bits on
//   every target, at most 0.50001 units in the last place of a normal float from the exact value. Beyond
//   |slope * x + offset| = 110 it is 0 or 1; infinite logits are 0 or 1.
// - Decisions compare the rounded probability, as it is given out, with the limits. AUTO goes first, so
//   an ask_min above auto_min asks never.
// - NaN (a logit that is none, infinity times slope 0): probability the positive quiet NaN without payload,
//   decision ESCALATE. A limit that is NaN is never reached.
// - logits is only read; the outputs must not overlap it or each other.
void regent_score_f32(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]);

// ---------------------------------------------------------------------------------------------------------
// Assignment (PROTOCOL.md, "Assignment")

// XXH64 with seed 0 of bytes[0..<count].
uint64_t regent_xxh64(const uint8_t *bytes, size_t count);

// What the hash of every key of an environment and a model begins with: both, each behind its byte count (u32,
// little-endian). Hashed as far as the bytes fill stripes of 32; the rest of them waits for a key.
typedef struct RegentKeyPrefix {
    uint64_t lanes[4];    // after the whole stripes
    uint64_t rest[8];     // bytes behind them, little-endian, zeros after the last
    uint64_t rest_count;  // 0...31
    uint64_t byte_count;  // of everything
} RegentKeyPrefix;

// Writes the prefix of an environment and a model, whose bytes are only read.
void regent_key_prefix(
    const uint8_t *environment, size_t environment_count, const uint8_t *model, size_t model_count,
    RegentKeyPrefix *prefix);

// XXH64 with seed 0 of the prefix, the key's byte count (u32, little-endian) and its bytes. Reads no byte outside
// the key. count at most UINT32_MAX.
uint64_t regent_key_hash(const RegentKeyPrefix *prefix, const uint8_t *key, size_t count);

// hashes[i] = the same of key i, which is bytes[starts[i]..<starts[i + 1]].
//
// - starts: count + 1 of them, ascending. No byte outside bytes[starts[0]..<starts[count]] is read.
// - prefix, bytes and starts are only read; hashes must not overlap them.
void regent_key_hashes(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes);

// winners[i] = the place of the target with the least score for hashes[i], the first of equals.
//
// - seeds, inverse_weights: one a target, 1 / weight rounded once; at least one target. The targets stand in
//   ascending order of their ids' bytes, so that the first of equals is the one the specification names.
// - Every inverse weight is positive; +infinity (weight 0) loses to all others.
// - hashes, seeds and inverse_weights are only read; winners must not overlap them.
void regent_select_u64(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners);

// The place of the target with the least score for one hash, the first of equals. Arguments as above.
uint32_t regent_select_one_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count);

// scores[t] = the score of target t for one hash: what `regent_select_u64` compares. target_count may be 0.
void regent_scores_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores);

// scores as above; order[i] = the place of the target that comes i-th for the hash: ascending score, equals in
// order of their places. The fallback chain of a key. target_count at most UINT32_MAX, may be 0.
void regent_ranking_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores, uint32_t *order);

#ifdef __cplusplus
}
#endif

#endif

// Every target this machine has against the scalar one, in plain C: for machines that only an emulator gives
// (`make test-neon`), where the Swift tests do not run. Columns end right before a page that cannot be read.
//
//   kernels_test [target that must be there]

#include "CRegentKernels.h"
#include "columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_MAX = 4096, TARGETS_MAX = 4 };

static int failures = 0;
static uint64_t seed = 1;

static void check(bool holds, const char *kernel, const char *what, size_t count) {
    if (holds) return;
    if (failures++ < 20) {
        printf(
            "%s, %s: %s differs from scalar at %zu\n",
            regent_kernels_target_name(regent_kernels_target()), kernel, what, count);
    }
}

// ---------------------------------------------------------------------------------------------------------
// Order statistics

enum { RANKS = 7 };

static void set_ranks(size_t count, size_t ranks[RANKS]) {
    const size_t thousandths[RANKS] = {0, 500, 900, 950, 990, 999, 1000};
    for (int i = 0; i < RANKS; i++) {
        ranks[i] = (count * thousandths[i] + 999) / 1000;
        if (ranks[i] == 0) ranks[i] = 1;
    }
}

static void statistics(
    RegentKernelsTarget target, const uint32_t *values, size_t count, void *scratch, uint32_t out[RANKS]) {
    size_t ranks[RANKS];
    set_ranks(count, ranks);
    regent_kernels_force_target(target);
    regent_order_statistics_u32(values, count, ranks, RANKS, out, scratch);
}

static void test_order_statistics(RegentKernelsTarget target, size_t count, int shape) {
    Guarded memory = guarded((count + 1) * sizeof(uint32_t));
    uint32_t *values = guarded_tail(memory, count * sizeof *values), expected[RANKS], found[RANKS];
    void *scratch = malloc(regent_order_statistics_u32_scratch_bytes(count, RANKS));
    fill_column(shape, values, count, &seed);
    statistics(REGENT_KERNELS_TARGET_SCALAR, values, count, scratch, expected);
    statistics(target, values, count, scratch, found);
    check(memcmp(expected, found, sizeof found) == 0, "order statistics", shape_name(shape), count);
    free(scratch);
    guarded_free(memory);
}

static void test_all_order_statistics(RegentKernelsTarget target) {
    const size_t large[] = {4096, 16383, 16384, 65537, 262144, 300001};
    for (size_t count = 1; count < LENGTH_MAX; count += 1 + count / 50) {
        test_order_statistics(target, count, (int)(count % SHAPE_COUNT));
    }
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        test_order_statistics(target, 2500, shape);
        for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) test_order_statistics(target, large[i], shape);
    }
}

// ---------------------------------------------------------------------------------------------------------
// Outcome counts

static void test_outcome_counts(RegentKernelsTarget target) {
    Guarded memory = guarded((4 * LENGTH_MAX + 3) * sizeof(uint32_t));
    for (size_t count = 0; count <= 4 * LENGTH_MAX; count += count < LENGTH_MAX ? 1 : 511) {
        uint32_t *codes = guarded_tail(memory, count * sizeof *codes);
        uint32_t mask = count & 1 ? UINT32_MAX : 0xFFFF;
        for (size_t i = 0; i < count; i++) codes[i] = (uint32_t)next_random(&seed) & mask;
        RegentOutcomeCounts expected, found;
        regent_kernels_force_target(REGENT_KERNELS_TARGET_SCALAR);
        regent_outcome_counts_u32(codes, count, &expected);
        regent_kernels_force_target(target);
        regent_outcome_counts_u32(codes, count, &found);
        check(memcmp(&expected, &found, sizeof found) == 0, "outcome counts", "random", count);
    }
    guarded_free(memory);
}

// ---------------------------------------------------------------------------------------------------------
// Selection

enum { TARGET_MAX = 70 };

typedef struct Table {
    uint64_t *seeds;
    double *inverse;
    size_t count;
} Table;

// Weights 1; 1, 2, 3; any; one of two a billion times the other.
static void fill_table(Table *table, int kind) {
    for (size_t t = 0; t < table->count; t++) {
        uint32_t any = (uint32_t)next_random(&seed) | 1;
        uint32_t weights[4] = {1, (uint32_t)t + 1, any, t & 1 ? 1 : 4000000000u};
        table->seeds[t] = next_random(&seed);
        table->inverse[t] = 1.0 / (double)weights[kind];
    }
}

static void test_select(RegentKernelsTarget target, const Table *table, Guarded hash_memory, size_t count) {
    static uint32_t expected[LENGTH_MAX], found[LENGTH_MAX];
    uint64_t *hashes = guarded_tail(hash_memory, count * sizeof *hashes);
    for (size_t i = 0; i < count; i++) hashes[i] = next_random(&seed) >> (i % 7 == 0 ? i % 64 : 0);
    regent_kernels_force_target(REGENT_KERNELS_TARGET_SCALAR);
    regent_select_u64(hashes, count, table->seeds, table->inverse, table->count, expected);
    regent_kernels_force_target(target);
    regent_select_u64(hashes, count, table->seeds, table->inverse, table->count, found);
    check(memcmp(expected, found, count * sizeof *found) == 0, "select", "winners", count);
    for (size_t i = 0; i < count && i < 50; i++) {
        uint32_t one = regent_select_one_u64(hashes[i], table->seeds, table->inverse, table->count);
        check(one == expected[i], "select one", "winner", table->count);
    }
}

static void test_ranking(RegentKernelsTarget target, const Table *table) {
    double expected[TARGET_MAX], found[TARGET_MAX];
    uint32_t expected_order[TARGET_MAX], order[TARGET_MAX];
    uint64_t hash = next_random(&seed);
    regent_kernels_force_target(REGENT_KERNELS_TARGET_SCALAR);
    regent_ranking_u64(hash, table->seeds, table->inverse, table->count, expected, expected_order);
    regent_kernels_force_target(target);
    regent_ranking_u64(hash, table->seeds, table->inverse, table->count, found, order);
    check(memcmp(expected, found, table->count * sizeof *found) == 0, "ranking", "scores", table->count);
    check(memcmp(expected_order, order, table->count * sizeof *order) == 0, "ranking", "order", table->count);
}

static void test_all_selection(RegentKernelsTarget target) {
    Guarded hashes = guarded(LENGTH_MAX * sizeof(uint64_t)), seeds = guarded(TARGET_MAX * sizeof(uint64_t)),
            inverse = guarded(TARGET_MAX * sizeof(double));
    for (size_t targets = 1; targets <= TARGET_MAX; targets += targets < 20 ? 1 : 7) {
        for (int kind = 0; kind < 4; kind++) {
            Table table = {
                guarded_tail(seeds, targets * sizeof(uint64_t)), guarded_tail(inverse, targets * sizeof(double)),
                targets};
            fill_table(&table, kind);
            for (size_t count = 0; count < 70; count++) test_select(target, &table, hashes, count);
            test_select(target, &table, hashes, LENGTH_MAX);
            test_ranking(target, &table);
        }
    }
    guarded_free(hashes);
    guarded_free(seeds);
    guarded_free(inverse);
}

// ---------------------------------------------------------------------------------------------------------
// Hashes of keys

enum { KEYS_MAX = 70 };

// A block against the same keys one by one, the last of which ends at the guard page.
static void test_key_hashes(RegentKernelsTarget target) {
    static uint64_t found[KEYS_MAX];
    static size_t starts[KEYS_MAX + 1];
    Guarded memory = guarded(KEYS_MAX * 100);
    uint8_t place[64];
    for (size_t i = 0; i < sizeof place; i++) place[i] = (uint8_t)next_random(&seed);
    regent_kernels_force_target(target);
    for (size_t count = 0; count <= KEYS_MAX; count++) {
        RegentKeyPrefix prefix;
        regent_key_prefix(place, count % 41, place + 20, count * 7 % 43, &prefix);
        starts[0] = 0;
        for (size_t i = 0; i < count; i++) starts[i + 1] = starts[i] + next_random(&seed) % 100;
        uint8_t *bytes = guarded_tail(memory, starts[count]);
        for (size_t i = 0; i < starts[count]; i++) bytes[i] = (uint8_t)next_random(&seed);
        regent_key_hashes(&prefix, bytes, starts, count, found);
        for (size_t i = 0; i < count; i++) {
            uint64_t one = regent_key_hash(&prefix, bytes + starts[i], starts[i + 1] - starts[i]);
            check(one == found[i], "key hashes", "hash", starts[i + 1] - starts[i]);
        }
    }
    guarded_free(memory);
}

// ---------------------------------------------------------------------------------------------------------
// Histograms

static uint64_t buckets[2][REGENT_HISTOGRAM_COUNT], parts[2][REGENT_HISTOGRAM_PART_COUNT];

static void test_histogram(RegentKernelsTarget target, size_t count, int shape) {
    Guarded memory = guarded((count + 1) * sizeof(uint32_t));
    uint32_t *values = guarded_tail(memory, count * sizeof *values);
    fill_column(shape, values, count, &seed);
    memset(buckets, 0, sizeof buckets);
    memset(parts, 0, sizeof parts);
    RegentHistogramRange range = {.low = 1, .high = UINT32_MAX, .shift = 22};
    for (int i = 0; i < 2; i++) {
        regent_kernels_force_target(i == 0 ? REGENT_KERNELS_TARGET_SCALAR : target);
        regent_histogram_add_u32(values, count, buckets[i]);
        regent_histogram_rank(buckets[i], (count + 1) / 2, &range);
        regent_histogram_refine_u32(values, count, &range, parts[i]);
    }
    check(memcmp(buckets[0], buckets[1], sizeof buckets[0]) == 0, "histogram", shape_name(shape), count);
    check(memcmp(parts[0], parts[1], sizeof parts[0]) == 0, "refined", shape_name(shape), count);
    guarded_free(memory);
}

static void test_all_histograms(RegentKernelsTarget target) {
    for (size_t count = 0; count < LENGTH_MAX; count += 1 + count / 50) {
        test_histogram(target, count, (int)(count % SHAPE_COUNT));
    }
    for (int shape = 0; shape < SHAPE_COUNT; shape++) test_histogram(target, 100003, shape);
}

// ---------------------------------------------------------------------------------------------------------
// Scores

static float logit(size_t i) {
    static const float special[] = {0.0f, -0.0f, 1e30f, -1e30f, 1e-40f, 88.0f, -88.0f, -104.0f, -109.9f};
    if (i % 11 == 3) return special[next_random(&seed) % 9];
    if (i % 97 == 5) return i & 1 ? __builtin_inff() : -__builtin_inff();
    if (i % 97 == 6) return __builtin_nanf("7");
    return (float)((double)(next_random(&seed) >> 11) * 0x1p-53 * 40 - 20);
}

static void test_scores(RegentKernelsTarget target) {
    static float p[2][LENGTH_MAX];
    static uint8_t decisions[2][LENGTH_MAX];
    uint64_t counts[2][REGENT_DECISION_COUNT];
    Guarded memory = guarded(LENGTH_MAX * sizeof(float));
    const RegentScoreRule rules[] = {
        {1, 0, 0.9, 0.5}, {1 / 1.7, 0, 0.99, 0.2}, {-0.83, 0.31, 0.5, 0.7}, {0, 1, 0.5, 0.1},
        {1e300, -1e300, 0.5, __builtin_nan("")}};
    for (size_t count = 0; count <= LENGTH_MAX; count++) {
        const RegentScoreRule *rule = &rules[count % 5];
        float *logits = guarded_tail(memory, count * sizeof *logits);
        for (size_t i = 0; i < count; i++) logits[i] = logit(i + count);
        for (int i = 0; i < 2; i++) {
            regent_kernels_force_target(i == 0 ? REGENT_KERNELS_TARGET_SCALAR : target);
            regent_score_f32(logits, count, rule, p[i], decisions[i], counts[i]);
        }
        check(memcmp(p[0], p[1], count * sizeof(float)) == 0, "score", "probability", count);
        check(memcmp(decisions[0], decisions[1], count) == 0, "score", "decision", count);
        check(memcmp(counts[0], counts[1], sizeof counts[0]) == 0, "score", "count", count);
    }
    guarded_free(memory);
}

// ---------------------------------------------------------------------------------------------------------
// Logits

static double feature(size_t i) {
    static const double special[] = {0.0, -0.0, 1e300, -1e300, 1e-310, 1e-200};
    if (i % 11 == 3) return special[next_random(&seed) % 6];
    if (i % 97 == 5) return i & 1 ? __builtin_inf() : -__builtin_inf();
    if (i % 97 == 6) return __builtin_nan("7");
    return (double)(next_random(&seed) >> 11) * 0x1p-53 * 16 - 8;
}

static void test_logits(RegentKernelsTarget target) {
    enum { FEATURES = 5 };
    static double logits[2][LENGTH_MAX];
    Guarded memory = guarded(FEATURES * LENGTH_MAX * sizeof(double));
    const double weights[FEATURES] = {0.3, -1.7, 1e-300, 1e200, 0.1};
    for (size_t count = 0; count <= LENGTH_MAX; count++) {
        size_t features = count % (FEATURES + 1), starts[FEATURES];
        for (size_t f = 0; f < FEATURES; f++) starts[f] = f * count;
        double *columns = guarded_tail(memory, features * count * sizeof *columns);
        for (size_t i = 0; i < features * count; i++) columns[i] = feature(i + count);
        for (int i = 0; i < 2; i++) {
            regent_kernels_force_target(i == 0 ? REGENT_KERNELS_TARGET_SCALAR : target);
            regent_logits_f64(columns, starts, weights, features, count, -0.25, logits[i]);
        }
        check(memcmp(logits[0], logits[1], count * sizeof(double)) == 0, "logits", "sum", count);
    }
    guarded_free(memory);
}

// ---------------------------------------------------------------------------------------------------------

int main(int count, char **arguments) {
    bool is_there = count < 2;
    for (int t = 0; t < TARGETS_MAX; t++) {
        RegentKernelsTarget target = (RegentKernelsTarget)t;
        if (!regent_kernels_target_available(target)) continue;
        const char *name = regent_kernels_target_name(target);
        is_there = is_there || strcmp(name, arguments[1]) == 0;
        test_all_order_statistics(target);
        test_outcome_counts(target);
        test_all_selection(target);
        test_key_hashes(target);
        test_all_histograms(target);
        test_scores(target);
        test_logits(target);
        printf("%s: %s\n", name, failures == 0 ? "equal to scalar" : "DIFFERS");
    }
    if (!is_there) printf("target %s is not there\n", arguments[1]);
    return failures == 0 && is_there ? 0 : 1;
}

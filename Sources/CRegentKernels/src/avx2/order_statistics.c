// Order statistics by sampled brackets.
//
// A strided sample is sorted; around each rank two of its elements make a bracket low...high that holds the
// wanted value almost surely. One pass over the values counts what lies below each bracket and compresses out
// what lies inside; a radix selection over the few that are inside finishes. Where a bracket misses or holds
// too much (many duplicates, data made to fool the stride) the same selection runs over the whole column, so
// the worst case is three linear passes a rank.

#include "../kernels.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX2 __attribute__((target("avx2,bmi2,popcnt")))

// Half-width of a bracket in standard deviations of a sample rank: one miss in about 15,000 brackets of
// random data. Wider costs more collected values, narrower more second passes.
static const double deviations = 4.0;

// Below this count the sample would be no smaller than the column.
enum { BRACKET_COUNT_MIN = 4 * REGENT_SAMPLE_COUNT };

typedef struct Bracket {
    uint32_t low, high;     // inclusive
    size_t at_least_low;    // values >= low
    size_t inside;          // values in low...high
    size_t collected;       // of which stored
    bool collecting;
    uint32_t *candidates;   // regent_bracket_capacity words
} Bracket;

typedef struct Scratch {
    uint32_t counters[REGENT_RADIX_COUNT];
    uint32_t sample[REGENT_SAMPLE_COUNT];
    uint32_t spare[REGENT_SAMPLE_COUNT];
    uint32_t candidates[];
} Scratch;

// ---------------------------------------------------------------------------------------------------------
// The sample

// One stable pass of a radix sort by `bits` bits from `shift` on.
static void sort_pass(const uint32_t *from, uint32_t *to, uint32_t *counters, int shift) {
    memset(counters, 0, REGENT_RADIX_COUNT * sizeof *counters);
    for (size_t i = 0; i < REGENT_SAMPLE_COUNT; i++) counters[from[i] >> shift & (REGENT_RADIX_COUNT - 1)]++;
    uint32_t start = 0;
    for (size_t i = 0; i < REGENT_RADIX_COUNT; i++) {
        uint32_t size = counters[i];
        counters[i] = start;
        start += size;
    }
    for (size_t i = 0; i < REGENT_SAMPLE_COUNT; i++) {
        to[counters[from[i] >> shift & (REGENT_RADIX_COUNT - 1)]++] = from[i];
    }
}

// Leaves the sorted sample in scratch->spare.
static void sort_sample(const uint32_t *values, size_t count, Scratch *scratch) {
    size_t stride = count / REGENT_SAMPLE_COUNT;
    for (size_t i = 0; i < REGENT_SAMPLE_COUNT; i++) {
        scratch->sample[i] = regent_load_u32(values, i * stride + stride / 2);
    }
    sort_pass(scratch->sample, scratch->spare, scratch->counters, 0);
    sort_pass(scratch->spare, scratch->sample, scratch->counters, REGENT_RADIX_BITS);
    sort_pass(scratch->sample, scratch->spare, scratch->counters, 2 * REGENT_RADIX_BITS);
}

REGENT_AVX2 static double square_root(double x) {
    __m128d v = _mm_set_sd(x);
    return _mm_cvtsd_f64(_mm_sqrt_sd(v, v));
}

// The bracket of a rank; a side that leaves the sample is open.
static Bracket bracket_around(size_t rank, size_t count, const uint32_t *sorted, uint32_t *candidates) {
    double share = (double)rank / (double)count;
    double position = share * REGENT_SAMPLE_COUNT;
    double margin = 1.0 + deviations * square_root(REGENT_SAMPLE_COUNT * share * (1.0 - share));
    double first = position - margin - 1.0;
    double last = position + margin;
    Bracket bracket = {.low = 0, .high = UINT32_MAX, .candidates = candidates};
    if (first >= 0) bracket.low = sorted[(size_t)first];
    if (last < REGENT_SAMPLE_COUNT) bracket.high = sorted[(size_t)last];
    bracket.collecting = bracket.low < bracket.high;  // of equal values only the number is wanted
    return bracket;
}

// ---------------------------------------------------------------------------------------------------------
// The pass

// Appends the lanes of `values` where `inside` is all ones; writes eight words, of which the next call
// overwrites all but the first ones.
REGENT_AVX2 static inline size_t append_lanes(__m256i values, __m256i inside, uint32_t *to) {
    uint32_t nibbles = (uint32_t)_mm256_movemask_epi8(inside);  // four equal bits a lane
    uint32_t lanes = _pext_u32(0x76543210, nibbles);            // numbers of the wanted lanes, four bits each
    __m256i shifts = _mm256_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28);
    __m256i order = _mm256_srlv_epi32(_mm256_set1_epi32((int)lanes), shifts);  // permute reads three bits
    _mm256_storeu_si256((__m256i *)to, _mm256_permutevar8x32_epi32(values, order));
    return (size_t)__builtin_popcount(nibbles) / 4;
}

REGENT_AVX2 static inline size_t lane_sum(__m256i negated) {
    uint32_t lanes[8];
    _mm256_storeu_si256((__m256i *)lanes, negated);
    size_t sum = 0;
    for (int i = 0; i < 8; i++) sum += (uint32_t)-lanes[i];
    return sum;
}

// Runs one bracket over at most REGENT_BLOCK_COUNT values, a multiple of 32.
REGENT_AVX2 static void run_block(const uint32_t *values, size_t count, Bracket *bracket) {
    const __m256i low = _mm256_set1_epi32((int)bracket->low);
    const __m256i width = _mm256_set1_epi32((int)(bracket->high - bracket->low));
    __m256i at_least_low = _mm256_setzero_si256(), inside_count = _mm256_setzero_si256();
    uint32_t *to = bracket->candidates + bracket->collected;
    for (size_t i = 0; i < count; i += 32) {
        __m256i v[4], inside[4];
        for (int k = 0; k < 4; k++) {
            v[k] = _mm256_loadu_si256((const __m256i *)(values + i) + k);
            __m256i offset = _mm256_sub_epi32(v[k], low);
            inside[k] = _mm256_cmpeq_epi32(_mm256_min_epu32(offset, width), offset);
            __m256i above = _mm256_cmpeq_epi32(_mm256_max_epu32(v[k], low), v[k]);
            at_least_low = _mm256_add_epi32(at_least_low, above);
            inside_count = _mm256_add_epi32(inside_count, inside[k]);
        }
        __m256i any = _mm256_or_si256(
            _mm256_or_si256(inside[0], inside[1]), _mm256_or_si256(inside[2], inside[3]));
        if (bracket->collecting && !_mm256_testz_si256(any, any)) {
            for (int k = 0; k < 4; k++) to += append_lanes(v[k], inside[k], to);
        }
    }
    bracket->at_least_low += lane_sum(at_least_low);
    bracket->inside += lane_sum(inside_count);
    if (bracket->collecting) bracket->collected = (size_t)(to - bracket->candidates);
}

// Runs one bracket over the values that do not fill 32.
static void run_tail(const uint32_t *values, size_t count, Bracket *bracket) {
    for (size_t i = 0; i < count; i++) {
        uint32_t value = regent_load_u32(values, i);
        bracket->at_least_low += value >= bracket->low;
        if (value < bracket->low || value > bracket->high) continue;
        bracket->inside++;
        if (bracket->collecting) bracket->candidates[bracket->collected++] = value;
    }
}

// Runs all brackets over the column, block by block, so that memory is read once. A bracket that might
// overflow in the next block stops collecting and goes on counting.
static void run_brackets(const uint32_t *values, size_t count, Bracket *brackets, size_t bracket_count) {
    size_t capacity = regent_bracket_capacity(count);
    size_t whole = count & ~(size_t)31;
    for (size_t start = 0; start < whole; start += REGENT_BLOCK_COUNT) {
        size_t block = whole - start < REGENT_BLOCK_COUNT ? whole - start : REGENT_BLOCK_COUNT;
        for (size_t b = 0; b < bracket_count; b++) {
            bool full = brackets[b].collected + 2 * REGENT_BLOCK_COUNT > capacity;
            brackets[b].collecting = brackets[b].collecting && !full;
            run_block(values + start, block, &brackets[b]);
        }
    }
    for (size_t b = 0; b < bracket_count; b++) run_tail(values + whole, count - whole, &brackets[b]);
}

// ---------------------------------------------------------------------------------------------------------
// The answer

// Selects where the counts say the rank is: among the candidates, or below, inside or above the bracket in
// the whole column.
static uint32_t selected_by(
    const Bracket *bracket, const uint32_t *values, size_t count, size_t rank, uint32_t *counters) {
    size_t below = count - bracket->at_least_low;
    if (rank <= below) return regent_selected_u32(values, count, rank, 0, bracket->low - 1, counters);
    rank -= below;
    if (rank > bracket->inside) {
        rank -= bracket->inside;
        return regent_selected_u32(values, count, rank, bracket->high + 1, UINT32_MAX, counters);
    }
    bool whole = bracket->collected == bracket->inside;
    return regent_selected_u32(
        whole ? bracket->candidates : values, whole ? bracket->collected : count, rank, bracket->low,
        bracket->high, counters);
}

void regent_order_statistics_u32_avx2(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch_words) {
    if (count < BRACKET_COUNT_MIN) {
        regent_order_statistics_u32_scalar(values, count, ranks, rank_count, out, scratch_words);
        return;
    }
    Scratch *scratch = scratch_words;
    if (rank_count > 0) sort_sample(values, count, scratch);
    Bracket brackets[REGENT_BRACKETS_PER_PASS];
    for (size_t done = 0; done < rank_count; done += REGENT_BRACKETS_PER_PASS) {
        size_t left = rank_count - done;
        size_t wanted = left < REGENT_BRACKETS_PER_PASS ? left : REGENT_BRACKETS_PER_PASS;
        for (size_t b = 0; b < wanted; b++) {
            uint32_t *candidates = scratch->candidates + b * regent_bracket_capacity(count);
            brackets[b] = bracket_around(ranks[done + b], count, scratch->spare, candidates);
        }
        run_brackets(values, count, brackets, wanted);
        for (size_t b = 0; b < wanted; b++) {
            out[done + b] = selected_by(&brackets[b], values, count, ranks[done + b], scratch->counters);
        }
    }
}

#endif

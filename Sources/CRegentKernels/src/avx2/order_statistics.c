// The loop of a bracket over 32 values at a time. PEXT makes the permutation that gathers what lies inside; where that
// is little, the marks of 64 values are gathered and the few are stored one by one, which is twice as fast.

#include "../brackets.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define REGENT_INLINE __attribute__((always_inline)) static inline REGENT_AVX2

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

// The values that do not fill the vectors of the other loops.
static void run_tail(const uint32_t *values, size_t count, RegentBracket *bracket) {
    for (size_t i = 0; i < count; i++) {
        uint32_t value = regent_load_u32(values, i);
        bracket->below += value < bracket->low;
        if (value < bracket->low || value > bracket->high) continue;
        bracket->inside++;
        if (bracket->collecting) bracket->candidates[bracket->collected++] = value;
    }
}

// The values that fill 32. Stored values are counted by storing them; where the end is open, so are those at or
// above its low bound.
REGENT_INLINE void run_whole(
    const uint32_t *values, size_t count, RegentBracket *bracket, bool is_stored, bool is_open) {
    const __m256i low = _mm256_set1_epi32((int)bracket->low), high = _mm256_set1_epi32((int)bracket->high);
    __m256i at_least_low = _mm256_setzero_si256(), inside_count = _mm256_setzero_si256();
    uint32_t *to = bracket->candidates + bracket->collected;
    for (size_t i = 0; i < count; i += 32) {
        __m256i v[4], inside[4];
        for (int k = 0; k < 4; k++) {
            v[k] = _mm256_loadu_si256((const __m256i *)(values + i) + k);
            __m256i above = _mm256_cmpeq_epi32(_mm256_max_epu32(v[k], low), v[k]);
            __m256i not_over = _mm256_cmpeq_epi32(_mm256_min_epu32(v[k], high), v[k]);
            inside[k] = is_open ? above : _mm256_and_si256(above, not_over);
            at_least_low = _mm256_add_epi32(at_least_low, above);
            inside_count = _mm256_add_epi32(inside_count, inside[k]);
        }
        for (int k = 0; is_stored && k < 4; k++) to += append_lanes(v[k], inside[k], to);
    }
    size_t stored = is_stored ? (size_t)(to - bracket->candidates) - bracket->collected : 0;
    bracket->below += count - (is_stored && is_open ? stored : lane_sum(at_least_low));
    bracket->inside += is_stored ? stored : lane_sum(inside_count);
    bracket->collected += stored;
}

// One bit for each of 32 values, in their order: packing goes by halves of the vectors.
REGENT_INLINE uint32_t marks_of(const __m256i inside[4]) {
    const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    __m256i bytes = _mm256_packs_epi16(
        _mm256_packs_epi32(inside[0], inside[1]), _mm256_packs_epi32(inside[2], inside[3]));
    return (uint32_t)_mm256_movemask_epi8(_mm256_permutevar8x32_epi32(bytes, in_order));
}

// The values that fill 64, of which few are inside.
REGENT_INLINE void run_sparse(const uint32_t *values, size_t count, RegentBracket *bracket, bool is_open) {
    const __m256i low = _mm256_set1_epi32((int)bracket->low), high = _mm256_set1_epi32((int)bracket->high);
    __m256i at_least_low = _mm256_setzero_si256();
    uint32_t *start = bracket->candidates + bracket->collected, *to = start;
    for (size_t i = 0; i < count; i += 64) {
        uint32_t marks[2];
        for (int half = 0; half < 2; half++) {
            __m256i inside[4];
            for (int k = 0; k < 4; k++) {
                __m256i v = _mm256_loadu_si256((const __m256i *)(values + i) + 4 * half + k);
                __m256i above = _mm256_cmpeq_epi32(_mm256_max_epu32(v, low), v);
                __m256i not_over = _mm256_cmpeq_epi32(_mm256_min_epu32(v, high), v);
                inside[k] = is_open ? above : _mm256_and_si256(above, not_over);
                if (!is_open) at_least_low = _mm256_add_epi32(at_least_low, above);
            }
            marks[half] = marks_of(inside);
        }
        to = regent_append_marked(values + i, (uint64_t)marks[1] << 32 | marks[0], to);
    }
    size_t stored = (size_t)(to - start);
    bracket->below += count - (is_open ? stored : lane_sum(at_least_low));
    bracket->inside += stored;
    bracket->collected += stored;
}

REGENT_AVX2 static void run(const uint32_t *values, size_t count, RegentBracket *bracket) {
    bool is_sparse = bracket->collecting && bracket->is_sparse;
    size_t whole = count & ~(size_t)(is_sparse ? 63 : 31);
    if (!bracket->collecting) {
        run_whole(values, whole, bracket, false, false);
    } else if (bracket->high == UINT32_MAX) {
        is_sparse ? run_sparse(values, whole, bracket, true) : run_whole(values, whole, bracket, true, true);
    } else {
        is_sparse ? run_sparse(values, whole, bracket, false) : run_whole(values, whole, bracket, true, false);
    }
    run_tail(values + whole, count - whole, bracket);
}

void regent_order_statistics_u32_avx2(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch) {
    regent_order_statistics_by_brackets(values, count, ranks, rank_count, out, scratch, run);
}

#endif

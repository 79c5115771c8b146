// The loop of a bracket over sixteen values at a time. VPCOMPRESSD gathers what lies inside; where that is little, a
// store for every vector costs more than the marks of four, by which the few are stored one by one.

#include "../brackets.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512cd,bmi,bmi2,popcnt")))
#define REGENT_INLINE __attribute__((always_inline)) static inline REGENT_AVX512

typedef struct Loop {
    __m512i low, high, at_least_low, inside;
    uint32_t *to;
} Loop;

// What to do with the values inside.
typedef enum Mode { COUNT, STORE } Mode;

// One vector, of which the lanes of `present` count. With an open end `high` is not compared.
REGENT_INLINE void run_vector(Loop *loop, __m512i v, __mmask16 present, Mode mode, bool is_open) {
    const __m512i one = _mm512_set1_epi32(1);
    __mmask16 above = _mm512_mask_cmpge_epu32_mask(present, v, loop->low);
    __mmask16 inside = is_open ? above : _mm512_mask_cmple_epu32_mask(above, v, loop->high);
    if (mode == COUNT || !is_open) {
        loop->at_least_low = _mm512_mask_add_epi32(loop->at_least_low, above, loop->at_least_low, one);
    }
    if (mode == COUNT) {
        loop->inside = _mm512_mask_add_epi32(loop->inside, inside, loop->inside, one);
    } else {
        _mm512_storeu_si512(loop->to, _mm512_maskz_compress_epi32(inside, v));
        loop->to += __builtin_popcount(inside);
    }
}

REGENT_INLINE void run_values(
    const uint32_t *values, size_t count, RegentBracket *bracket, Mode mode, bool is_open) {
    Loop loop = {
        .low = _mm512_set1_epi32((int)bracket->low), .high = _mm512_set1_epi32((int)bracket->high),
        .at_least_low = _mm512_setzero_si512(), .inside = _mm512_setzero_si512(),
        .to = bracket->candidates + bracket->collected};
    size_t i = 0;
    for (; i + 64 <= count; i += 64) {
        for (size_t k = 0; k < 64; k += 16) {
            run_vector(&loop, _mm512_loadu_si512(values + i + k), 0xFFFF, mode, is_open);
        }
    }
    for (; i < count; i += 16) {
        __mmask16 present = count - i < 16 ? (__mmask16)((1u << (count - i)) - 1) : 0xFFFF;
        run_vector(&loop, _mm512_maskz_loadu_epi32(present, values + i), present, mode, is_open);
    }
    size_t stored = mode == COUNT ? 0 : (size_t)(loop.to - bracket->candidates) - bracket->collected;
    size_t inside = mode == COUNT ? (uint32_t)_mm512_reduce_add_epi32(loop.inside) : stored;
    bool is_counted = mode == COUNT || !is_open;
    bracket->below += count - (is_counted ? (uint32_t)_mm512_reduce_add_epi32(loop.at_least_low) : stored);
    bracket->inside += inside;
    bracket->collected += stored;
}

// The values that fill 64, of which few are inside.
REGENT_INLINE void run_sparse(const uint32_t *values, size_t count, RegentBracket *bracket, bool is_open) {
    const __m512i low = _mm512_set1_epi32((int)bracket->low), high = _mm512_set1_epi32((int)bracket->high);
    const __m512i one = _mm512_set1_epi32(1);
    __m512i at_least_low = _mm512_setzero_si512();
    uint32_t *start = bracket->candidates + bracket->collected, *to = start;
    for (size_t i = 0; i < count; i += 64) {
        __mmask16 inside[4];
        for (size_t k = 0; k < 4; k++) {
            __m512i v = _mm512_loadu_si512(values + i + 16 * k);
            __mmask16 above = _mm512_cmpge_epu32_mask(v, low);
            inside[k] = is_open ? above : _mm512_mask_cmple_epu32_mask(above, v, high);
            if (!is_open) at_least_low = _mm512_mask_add_epi32(at_least_low, above, at_least_low, one);
        }
        __mmask64 marks = _mm512_kunpackd(
            _mm512_kunpackw(inside[3], inside[2]), _mm512_kunpackw(inside[1], inside[0]));
        to = regent_append_marked(values + i, _cvtmask64_u64(marks), to);
    }
    size_t stored = (size_t)(to - start);
    bracket->below += count - (is_open ? stored : (uint32_t)_mm512_reduce_add_epi32(at_least_low));
    bracket->inside += stored;
    bracket->collected += stored;
}

REGENT_INLINE void run_stored(const uint32_t *values, size_t count, RegentBracket *bracket, bool is_open) {
    size_t sparse = bracket->is_sparse ? count & ~(size_t)63 : 0;
    run_sparse(values, sparse, bracket, is_open);
    run_values(values + sparse, count - sparse, bracket, STORE, is_open);
}

REGENT_AVX512 static void run(const uint32_t *values, size_t count, RegentBracket *bracket) {
    if (!bracket->collecting) {
        run_values(values, count, bracket, COUNT, false);
    } else if (bracket->high == UINT32_MAX) {
        run_stored(values, count, bracket, true);
    } else {
        run_stored(values, count, bracket, false);
    }
}

void regent_order_statistics_u32_avx512(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch) {
    regent_order_statistics_by_brackets(values, count, ranks, rank_count, out, scratch, run);
}

#endif

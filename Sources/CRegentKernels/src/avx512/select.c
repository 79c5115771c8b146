// Weighted rendezvous for sixteen hashes at a time, or for eight targets of one hash.

#include "../assignment.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512cd")))
#define REGENT_INLINE __attribute__((always_inline)) static inline REGENT_AVX512

REGENT_INLINE __m512i mixed(__m512i z) {
    const __m512i first = _mm512_set1_epi64((long long)0xBF58476D1CE4E5B9u);
    const __m512i second = _mm512_set1_epi64((long long)0x94D049BB133111EBu);
    z = _mm512_mullo_epi64(_mm512_xor_si512(z, _mm512_srli_epi64(z, 30)), first);
    z = _mm512_mullo_epi64(_mm512_xor_si512(z, _mm512_srli_epi64(z, 27)), second);
    return _mm512_xor_si512(z, _mm512_srli_epi64(z, 31));
}

// ---------------------------------------------------------------------------------------------------------
// Scores, exactly

// `regent_score` of eight pairs. No addition follows the product, so there is nothing to fuse.
REGENT_INLINE __m512d score(__m512i hash, __m512i seed, __m512d inverse_weight) {
    const __m512i one = _mm512_set1_epi64(1), most = _mm512_set1_epi64(UINT32_MAX);
    __m512i u = _mm512_or_si512(mixed(_mm512_xor_si512(hash, seed)), one);
    __m512i zeros = _mm512_lzcnt_epi64(u);
    __m512i mantissa = _mm512_sllv_epi64(u, zeros);
    __m512i place = _mm512_and_si512(_mm512_srli_epi64(mantissa, 53), _mm512_set1_epi64(1023));
    __m512i entry = _mm512_i64gather_epi64(place, regent_log2_table, 8);
    __m512i step = _mm512_mul_epu32(_mm512_srli_epi64(entry, 32), _mm512_srli_epi64(mantissa, 21));
    __m512i log2 = _mm512_add_epi64(_mm512_and_si512(entry, most), _mm512_srli_epi64(step, 32));
    __m512i whole = _mm512_slli_epi64(_mm512_add_epi64(zeros, one), 26);
    __m512i exponential = _mm512_min_epu64(_mm512_sub_epi64(whole, log2), most);
    return _mm512_mul_pd(_mm512_cvtepu64_pd(exponential), inverse_weight);
}

// The lanes of the first `count`, of at most eight.
REGENT_INLINE __mmask8 lanes(size_t count) { return count < 8 ? (__mmask8)((1u << count) - 1) : 0xFF; }

REGENT_AVX512 void regent_scores_u64_avx512(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    __m512i all = _mm512_set1_epi64((long long)hash);
    for (size_t i = 0; i < target_count; i += 8) {
        __mmask8 present = lanes(target_count - i);
        __m512i seed = _mm512_maskz_loadu_epi64(present, seeds + i);
        __m512d inverse = _mm512_maskz_loadu_pd(present, inverse_weights + i);
        _mm512_mask_storeu_pd(scores + i, present, score(all, seed, inverse));
    }
}

REGENT_AVX512 uint32_t regent_select_one_u64_avx512(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    const __m512d infinity = _mm512_set1_pd(__builtin_inf());
    __m512i all = _mm512_set1_epi64((long long)hash);
    __m512i place = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7), winner = place;
    __m512d least = infinity;
    for (size_t i = 0; i < target_count; i += 8) {
        __mmask8 present = lanes(target_count - i);
        __m512i seed = _mm512_maskz_loadu_epi64(present, seeds + i);
        __m512d inverse = _mm512_mask_loadu_pd(infinity, present, inverse_weights + i);
        __m512d other = score(all, seed, inverse);
        __mmask8 is_less = _mm512_cmp_pd_mask(other, least, _CMP_LT_OQ);
        least = _mm512_mask_mov_pd(least, is_less, other);
        winner = _mm512_mask_mov_epi64(winner, is_less, place);
        place = _mm512_add_epi64(place, _mm512_set1_epi64(8));
    }
    __m512d best = _mm512_set1_pd(_mm512_reduce_min_pd(least));
    __mmask8 is_best = _mm512_cmp_pd_mask(least, best, _CMP_EQ_OQ);
    if (target_count <= 8) return (uint32_t)__builtin_ctz(is_best);
    return (uint32_t)_mm512_mask_reduce_min_epu64(is_best, winner);
}

// ---------------------------------------------------------------------------------------------------------
// The filter

// The high halves of sixteen u.
REGENT_INLINE __m512i highs(__m512i first, __m512i second, __m512i seed) {
    const __m512i odd = _mm512_setr_epi32(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
    first = mixed(_mm512_xor_si512(first, seed));
    second = mixed(_mm512_xor_si512(second, seed));
    return _mm512_permutex2var_epi32(first, odd, second);
}

// Less than the exponential, negated: log2 of the high half, less 32, plus the error.
REGENT_INLINE __m512 bound_negated(__m512i high) {
    const float *c = regent_filter_log2;
    high = _mm512_max_epu32(high, _mm512_set1_epi32(REGENT_FILTER_HIGH_MIN));
    __m512 value = _mm512_cvtepu32_ps(high);
    __m512 m = _mm512_getmant_ps(value, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero);
    __m512 log2 = _mm512_fmadd_ps(_mm512_set1_ps(c[4]), m, _mm512_set1_ps(c[3]));
    log2 = _mm512_fmadd_ps(log2, m, _mm512_set1_ps(c[2]));
    log2 = _mm512_fmadd_ps(log2, m, _mm512_set1_ps(c[1]));
    log2 = _mm512_fmadd_ps(log2, m, _mm512_set1_ps(c[0] - 32 + REGENT_FILTER_ERROR));
    return _mm512_add_ps(log2, _mm512_getexp_ps(value));
}

// Writes the places of the least lower bounds of sixteen hashes; the lanes that must be decided exactly.
REGENT_INLINE __mmask16 filtered(
    __m512i first, __m512i second, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    __m512i *winners) {
    __m512 best = _mm512_set1_ps(__builtin_inff()), next = best, weight = _mm512_setzero_ps();
    __m512i winner = _mm512_setzero_si512(), place = winner;
    for (size_t target = 0; target < target_count; target++) {
        __m512i high = highs(first, second, _mm512_set1_epi64((long long)seeds[target]));
        __m512 inverse = _mm512_set1_ps(-(float)inverse_weights[target]);
        __m512 bound = _mm512_mul_ps(bound_negated(high), inverse);
        __mmask16 is_less = _mm512_cmp_ps_mask(bound, best, _CMP_LT_OQ);
        next = _mm512_min_ps(_mm512_max_ps(bound, best), next);
        best = _mm512_min_ps(bound, best);
        weight = _mm512_mask_mov_ps(weight, is_less, inverse);
        winner = _mm512_mask_mov_epi32(winner, is_less, place);
        place = _mm512_add_epi32(place, _mm512_set1_epi32(1));
    }
    *winners = winner;
    const __m512 slack = _mm512_set1_ps(REGENT_FILTER_SLACK);
    __m512 limit = _mm512_fmadd_ps(
        best, slack, _mm512_mul_ps(weight, _mm512_set1_ps(-2 * REGENT_FILTER_ERROR)));
    __mmask16 is_next_more = _mm512_cmp_ps_mask(next, limit, _CMP_GT_OQ);
    __mmask16 is_in_range = _mm512_cmp_ps_mask(
        best, _mm512_mul_ps(weight, _mm512_set1_ps(-REGENT_FILTER_MAX)), _CMP_LT_OQ);
    return (__mmask16)~(is_next_more & is_in_range);
}

// Hashes one by one: fewer of them than this are faster so than in a vector that is mostly empty.
enum { FEW = 6 };

REGENT_AVX512 static void select_few(
    const uint64_t *hashes, uint32_t places, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    for (; places != 0; places &= places - 1) {
        int i = __builtin_ctz(places);
        winners[i] = regent_select_one_u64_avx512(hashes[i], seeds, inverse_weights, target_count);
    }
}

REGENT_AVX512 void regent_select_u64_avx512(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    for (size_t i = 0; i < count; i += 16) {
        uint32_t present = count - i < 16 ? (1u << (count - i)) - 1 : 0xFFFF, open = present;
        if (count - i >= FEW) {
            __m512i found;
            __m512i first = _mm512_maskz_loadu_epi64((__mmask8)present, hashes + i);
            __m512i second = _mm512_maskz_loadu_epi64((__mmask8)(present >> 8), hashes + i + 8);
            open &= filtered(first, second, seeds, inverse_weights, target_count, &found);
            _mm512_mask_storeu_epi32(winners + i, (__mmask16)present, found);
        }
        select_few(hashes + i, open, seeds, inverse_weights, target_count, winners + i);
    }
}

#endif

// Weighted rendezvous for eight hashes at a time, or for four targets of one hash.

#include "../assignment.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

// Without "fma" nothing can be fused: every product is rounded once, as the specification says.
#define REGENT_AVX2 __attribute__((target("avx2")))

// Low 64 bits of a product with a constant.
REGENT_AVX2 static inline __m256i times(__m256i a, uint64_t constant) {
    __m256i b = _mm256_set1_epi64x((long long)constant), b_high = _mm256_set1_epi64x((long long)(constant >> 32));
    __m256i cross = _mm256_add_epi64(
        _mm256_mul_epu32(_mm256_srli_epi64(a, 32), b), _mm256_mul_epu32(a, b_high));
    return _mm256_add_epi64(_mm256_mul_epu32(a, b), _mm256_slli_epi64(cross, 32));
}

REGENT_AVX2 static inline __m256i mixed(__m256i z) {
    z = times(_mm256_xor_si256(z, _mm256_srli_epi64(z, 30)), 0xBF58476D1CE4E5B9u);
    z = times(_mm256_xor_si256(z, _mm256_srli_epi64(z, 27)), 0x94D049BB133111EBu);
    return _mm256_xor_si256(z, _mm256_srli_epi64(z, 31));
}

// Place of the highest one bit, by way of a double's exponent. Clearing the bit below a one bit keeps the
// conversion from rounding up to the next power of two.
REGENT_AVX2 static inline __m256i highest_bit(__m256i u) {
    const __m256d high_magic = _mm256_set1_pd(0x1p84), low_magic = _mm256_set1_pd(0x1p52);
    const __m256i low_mask = _mm256_set1_epi64x(UINT32_MAX);
    __m256i y = _mm256_andnot_si256(_mm256_srli_epi64(u, 1), u);
    __m256d high = _mm256_castsi256_pd(
        _mm256_or_si256(_mm256_srli_epi64(y, 32), _mm256_castpd_si256(high_magic)));
    __m256d low = _mm256_castsi256_pd(
        _mm256_or_si256(_mm256_and_si256(y, low_mask), _mm256_castpd_si256(low_magic)));
    __m256d value =
        _mm256_add_pd(_mm256_sub_pd(high, high_magic), _mm256_sub_pd(low, low_magic));
    return _mm256_sub_epi64(
        _mm256_srli_epi64(_mm256_castpd_si256(value), 52), _mm256_set1_epi64x(1023));
}

// `regent_exponential` as doubles.
REGENT_AVX2 static inline __m256d exponential(__m256i u) {
    const __m256i low_mask = _mm256_set1_epi64x(UINT32_MAX);
    __m256i zeros = _mm256_sub_epi64(_mm256_set1_epi64x(63), highest_bit(u));
    __m256i mantissa = _mm256_sllv_epi64(u, zeros);
    __m256i place = _mm256_and_si256(_mm256_srli_epi64(mantissa, 53), _mm256_set1_epi64x(1023));
    __m256i entry = _mm256_i64gather_epi64((const long long *)regent_log2_table, place, 8);
    __m256i step = _mm256_mul_epu32(_mm256_srli_epi64(entry, 32), _mm256_srli_epi64(mantissa, 21));
    __m256i log2 = _mm256_add_epi64(_mm256_and_si256(entry, low_mask), _mm256_srli_epi64(step, 32));
    __m256i whole = _mm256_slli_epi64(_mm256_add_epi64(zeros, _mm256_set1_epi64x(1)), 26);
    __m256i result = _mm256_sub_epi64(whole, log2);
    // 2^32 is the one value that is too large: held at 2^32 - 1.
    result = _mm256_add_epi64(result, _mm256_cmpeq_epi64(result, _mm256_set1_epi64x(1ll << 32)));
    const __m256d magic = _mm256_set1_pd(0x1p52);
    return _mm256_sub_pd(
        _mm256_castsi256_pd(_mm256_or_si256(result, _mm256_castpd_si256(magic))), magic);
}

REGENT_AVX2 static inline __m256d score(__m256i hash, __m256i seed, __m256d inverse_weight) {
    __m256i u = _mm256_or_si256(mixed(_mm256_xor_si256(hash, seed)), _mm256_set1_epi64x(1));
    return _mm256_mul_pd(exponential(u), inverse_weight);
}

REGENT_AVX2 void regent_scores_u64_avx2(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    __m256i all = _mm256_set1_epi64x((long long)hash);
    size_t whole = target_count & ~(size_t)3;
    for (size_t i = 0; i < whole; i += 4) {
        __m256i seed = _mm256_loadu_si256((const __m256i *)(seeds + i));
        _mm256_storeu_pd(scores + i, score(all, seed, _mm256_loadu_pd(inverse_weights + i)));
    }
    regent_scores_u64_scalar(
        hash, seeds + whole, inverse_weights + whole, target_count - whole, scores + whole);
}

// The least of four lanes, and of equals the one of the lowest place.
static inline uint32_t first_of_least(const double least[4], const uint64_t places[4]) {
    uint32_t best = 0;
    for (uint32_t lane = 1; lane < 4; lane++) {
        bool is_less = least[lane] < least[best];
        bool is_first = least[lane] == least[best] && places[lane] < places[best];
        best = is_less || is_first ? lane : best;
    }
    return (uint32_t)places[best];
}

REGENT_AVX2 uint32_t regent_select_one_u64_avx2(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    if (target_count <= 8) return regent_winner(hash, seeds, inverse_weights, target_count);
    double scores[4];
    uint64_t places[4];
    __m256i all = _mm256_set1_epi64x((long long)hash), place = _mm256_setr_epi64x(0, 1, 2, 3), winner = place;
    __m256d least = _mm256_set1_pd(__builtin_inf());
    size_t whole = target_count & ~(size_t)3;
    for (size_t i = 0; i < whole; i += 4) {
        __m256i seed = _mm256_loadu_si256((const __m256i *)(seeds + i));
        __m256d other = score(all, seed, _mm256_loadu_pd(inverse_weights + i));
        __m256d is_less = _mm256_cmp_pd(other, least, _CMP_LT_OQ);
        least = _mm256_blendv_pd(least, other, is_less);
        winner = _mm256_blendv_epi8(winner, place, _mm256_castpd_si256(is_less));
        place = _mm256_add_epi64(place, _mm256_set1_epi64x(4));
    }
    _mm256_storeu_pd(scores, least);
    _mm256_storeu_si256((__m256i *)places, winner);
    uint32_t best = first_of_least(scores, places);
    double least_score = regent_score(hash, seeds[best], inverse_weights[best]);
    for (size_t i = whole; i < target_count; i++) {
        double other = regent_score(hash, seeds[i], inverse_weights[i]);
        best = other < least_score ? (uint32_t)i : best;
        least_score = other < least_score ? other : least_score;
    }
    return best;
}

// ---------------------------------------------------------------------------------------------------------
// The filter

// The high halves of eight u, without their last bits: places 0 1 4 5 2 3 6 7.
REGENT_AVX2 static inline __m256i highs(__m256i first, __m256i second, __m256i seed) {
    __m256 low = _mm256_castsi256_ps(mixed(_mm256_xor_si256(first, seed)));
    __m256 high = _mm256_castsi256_ps(mixed(_mm256_xor_si256(second, seed)));
    return _mm256_srli_epi32(_mm256_castps_si256(_mm256_shuffle_ps(low, high, 0xDD)), 1);
}

// Less than the exponential, negated: log2 of the high half, less 32, plus the error.
REGENT_AVX2 static inline __m256 bound_negated(__m256i high) {
    const float *c = regent_filter_log2;
    const __m256i one = _mm256_castps_si256(_mm256_set1_ps(1.0f)), low_bits = _mm256_set1_epi32(0x7FFFFF);
    high = _mm256_max_epi32(high, _mm256_set1_epi32(REGENT_FILTER_HIGH_MIN / 2));
    __m256i value = _mm256_castps_si256(_mm256_cvtepi32_ps(high));
    __m256 exponent = _mm256_cvtepi32_ps(_mm256_srli_epi32(_mm256_sub_epi32(value, one), 23));
    __m256 m = _mm256_castsi256_ps(_mm256_or_si256(_mm256_and_si256(value, low_bits), one));
    __m256 log2 = _mm256_add_ps(_mm256_mul_ps(_mm256_set1_ps(c[4]), m), _mm256_set1_ps(c[3]));
    log2 = _mm256_add_ps(_mm256_mul_ps(log2, m), _mm256_set1_ps(c[2]));
    log2 = _mm256_add_ps(_mm256_mul_ps(log2, m), _mm256_set1_ps(c[1]));
    log2 = _mm256_add_ps(_mm256_mul_ps(log2, m), _mm256_set1_ps(c[0] - 31 + REGENT_FILTER_ERROR));
    return _mm256_add_ps(log2, exponent);
}

// Writes the places of the least lower bounds of eight hashes; bits of those that must be decided exactly.
REGENT_AVX2 static inline uint32_t filtered(
    const uint64_t *hashes, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    uint32_t *winners) {
    __m256i first = _mm256_loadu_si256((const __m256i *)hashes);
    __m256i second = _mm256_loadu_si256((const __m256i *)(hashes + 4));
    __m256 best = _mm256_set1_ps(__builtin_inff()), next = best, weight = _mm256_setzero_ps();
    __m256i winner = _mm256_setzero_si256(), place = winner;
    for (size_t target = 0; target < target_count; target++) {
        __m256i high = highs(first, second, _mm256_set1_epi64x((long long)seeds[target]));
        __m256 inverse = _mm256_set1_ps(-(float)inverse_weights[target]);
        __m256 bound = _mm256_mul_ps(bound_negated(high), inverse);
        __m256 is_less = _mm256_cmp_ps(bound, best, _CMP_LT_OQ);
        next = _mm256_min_ps(_mm256_max_ps(bound, best), next);
        best = _mm256_min_ps(bound, best);
        weight = _mm256_blendv_ps(weight, inverse, is_less);
        winner = _mm256_blendv_epi8(winner, place, _mm256_castps_si256(is_less));
        place = _mm256_add_epi32(place, _mm256_set1_epi32(1));
    }
    __m256 margin = _mm256_mul_ps(weight, _mm256_set1_ps(-2 * REGENT_FILTER_ERROR));
    __m256 limit = _mm256_add_ps(_mm256_mul_ps(best, _mm256_set1_ps(REGENT_FILTER_SLACK)), margin);
    __m256 is_next_more = _mm256_cmp_ps(next, limit, _CMP_GT_OQ);
    __m256 is_in_range = _mm256_cmp_ps(
        best, _mm256_mul_ps(weight, _mm256_set1_ps(-REGENT_FILTER_MAX)), _CMP_LT_OQ);
    __m256i in_order = _mm256_setr_epi32(0, 1, 4, 5, 2, 3, 6, 7);
    _mm256_storeu_si256((__m256i *)winners, _mm256_permutevar8x32_epi32(winner, in_order));
    __m256 certain = _mm256_and_ps(is_next_more, is_in_range);
    return 0xFF & ~(uint32_t)_mm256_movemask_ps(_mm256_permutevar8x32_ps(certain, in_order));
}

// At most eight hashes.
static inline void select_few(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    for (size_t i = 0; i < count; i++) {
        winners[i] = regent_select_one_u64_avx2(hashes[i], seeds, inverse_weights, target_count);
    }
}

REGENT_AVX2 void regent_select_u64_avx2(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    size_t whole = count & ~(size_t)7;
    for (size_t i = 0; i < whole; i += 8) {
        uint32_t open = filtered(hashes + i, seeds, inverse_weights, target_count, winners + i);
        for (; open != 0; open &= open - 1) {
            size_t place = i + (size_t)__builtin_ctz(open);
            select_few(hashes + place, 1, seeds, inverse_weights, target_count, winners + place);
        }
    }
    select_few(
        hashes + whole, count - whole, seeds, inverse_weights, target_count, winners + whole);
}

#endif

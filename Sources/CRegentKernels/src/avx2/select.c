// Weighted rendezvous for four hashes at a time, one target after the other.

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

REGENT_AVX2 static inline __m256d score(__m256i hash, uint64_t seed, double inverse_weight) {
    __m256i u = mixed(_mm256_xor_si256(hash, _mm256_set1_epi64x((long long)seed)));
    u = _mm256_or_si256(u, _mm256_set1_epi64x(1));
    return _mm256_mul_pd(exponential(u), _mm256_set1_pd(inverse_weight));
}

// The places of four winners, in the low halves of four words.
REGENT_AVX2 static inline __m256i winners_of_4(
    __m256i hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    __m256d least = score(hash, seeds[0], inverse_weights[0]);
    __m256i winner = _mm256_setzero_si256();
    for (size_t target = 1; target < target_count; target++) {
        __m256d other = score(hash, seeds[target], inverse_weights[target]);
        __m256d is_less = _mm256_cmp_pd(other, least, _CMP_LT_OQ);
        least = _mm256_blendv_pd(least, other, is_less);
        winner = _mm256_blendv_epi8(
            winner, _mm256_set1_epi64x((long long)target), _mm256_castpd_si256(is_less));
    }
    return winner;
}

REGENT_AVX2 void regent_select_u64_avx2(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    const __m256i low_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    size_t whole = count & ~(size_t)3;
    for (size_t i = 0; i < whole; i += 4) {
        __m256i hash = _mm256_loadu_si256((const __m256i *)(hashes + i));
        __m256i winner = winners_of_4(hash, seeds, inverse_weights, target_count);
        _mm_storeu_si128(
            (__m128i *)(winners + i),
            _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(winner, low_halves)));
    }
    regent_select_u64_scalar(
        hashes + whole, count - whole, seeds, inverse_weights, target_count, winners + whole);
}

#endif

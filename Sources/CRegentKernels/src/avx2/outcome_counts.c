// Outcome counts by bit planes: 64 codes become sixteen 64-bit words, one a bit, and every count is a
// population count of a few of them.

#include "../kernels.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX2 __attribute__((target("avx2,popcnt")))

enum { CODE_BITS = 16 };

// Bit j of 32 codes to bits 0..<32 of planes[j], the codes in an order that is the same for every plane.
REGENT_AVX2 static inline void planes_of_32(const uint32_t *codes, uint32_t planes[CODE_BITS]) {
    const __m256i low_half = _mm256_set1_epi32(0xFFFF), low_byte = _mm256_set1_epi16(0xFF);
    __m256i v[4];
    for (int k = 0; k < 4; k++) {
        v[k] = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)codes + k), low_half);
    }
    __m256i first = _mm256_packus_epi32(v[0], v[1]), second = _mm256_packus_epi32(v[2], v[3]);
    __m256i low = _mm256_packus_epi16(_mm256_and_si256(first, low_byte), _mm256_and_si256(second, low_byte));
    __m256i high = _mm256_packus_epi16(_mm256_srli_epi16(first, 8), _mm256_srli_epi16(second, 8));
    for (int j = 7; j >= 0; j--) {  // the sign bits of all bytes, then the bits below them
        planes[j] = (uint32_t)_mm256_movemask_epi8(low);
        planes[j + 8] = (uint32_t)_mm256_movemask_epi8(high);
        low = _mm256_add_epi8(low, low);
        high = _mm256_add_epi8(high, high);
    }
}

REGENT_AVX2 static inline void planes_of_64(const uint32_t *codes, uint64_t planes[CODE_BITS]) {
    uint32_t first[CODE_BITS], second[CODE_BITS];
    planes_of_32(codes, first);
    planes_of_32(codes + 32, second);
    for (int j = 0; j < CODE_BITS; j++) planes[j] = first[j] | (uint64_t)second[j] << 32;
}

REGENT_AVX2 static inline uint64_t ones(uint64_t word) { return (uint64_t)__builtin_popcountll(word); }

REGENT_AVX2 static inline void count_skipped(
    uint64_t skipped, const uint64_t planes[CODE_BITS], RegentOutcomeCounts *out) {
    for (int k = 0; k < REGENT_OUTCOME_COUNT; k++) {
        out->skipped_absent[k] += ones(skipped & ~planes[3 + 2 * k] & ~planes[4 + 2 * k]);
    }
    out->skipped_absent[REGENT_OUTCOME_COUNT] += ones(skipped & ~planes[15]);
}

REGENT_AVX2 static inline void count_planes(const uint64_t planes[CODE_BITS], RegentOutcomeCounts *out) {
    for (int k = 0; k < REGENT_OUTCOME_COUNT; k++) {
        out->true_count[k] += ones(planes[3 + 2 * k] & ~planes[4 + 2 * k]);
        out->false_count[k] += ones(~planes[3 + 2 * k] & planes[4 + 2 * k]);
    }
    out->latency_count += ones(planes[15]);
    for (int status = 0; status < REGENT_OUTCOME_STATUS_COUNT; status++) {
        uint64_t bit0 = status & 1 ? planes[0] : ~planes[0];
        uint64_t bit1 = status & 2 ? planes[1] : ~planes[1];
        uint64_t bit2 = status & 4 ? planes[2] : ~planes[2];
        out->status_count[status] += ones(bit0 & bit1 & bit2);
    }
    uint64_t skipped = planes[0] & ~planes[1] & planes[2];
    if (skipped) count_skipped(skipped, planes, out);
}

static void add(RegentOutcomeCounts *sum, const RegentOutcomeCounts *more) {
    sum->count += more->count;
    sum->latency_count += more->latency_count;
    for (int k = 0; k < REGENT_OUTCOME_COUNT; k++) {
        sum->true_count[k] += more->true_count[k];
        sum->false_count[k] += more->false_count[k];
    }
    for (int k = 0; k <= REGENT_OUTCOME_COUNT; k++) sum->skipped_absent[k] += more->skipped_absent[k];
    for (int s = 0; s < REGENT_OUTCOME_STATUS_COUNT; s++) sum->status_count[s] += more->status_count[s];
}

REGENT_AVX2 void regent_outcome_counts_u32_avx2(
    const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    RegentOutcomeCounts sum = {0}, tail;
    uint64_t planes[CODE_BITS];
    size_t whole = count & ~(size_t)63;
    for (size_t i = 0; i < whole; i += 64) {
        planes_of_64(codes + i, planes);
        count_planes(planes, &sum);
    }
    sum.count = whole;
    regent_outcome_counts_u32_scalar(codes + whole, count - whole, &tail);
    add(&sum, &tail);
    *out = sum;
}

#endif

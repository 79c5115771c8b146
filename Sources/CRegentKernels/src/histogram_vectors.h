// Histograms for any vector width: each target's file sets the two macros below and includes this text. Buckets
// are found for many values at once and counted one by one; of a range, whole blocks without a value inside
// are passed over.

#include "histograms.h"

#if !defined(REGENT_VECTOR_BYTES) || !defined(REGENT_VECTOR_TARGET)
#error "set REGENT_VECTOR_BYTES and REGENT_VECTOR_TARGET first"
#endif

#define REGENT_INLINE __attribute__((always_inline)) REGENT_VECTOR_TARGET static inline

enum { LANES = REGENT_VECTOR_BYTES / 4, VECTORS = 8, BLOCK = LANES * VECTORS };

typedef uint32_t Values __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef int32_t Integers __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef float Floats __attribute__((vector_size(REGENT_VECTOR_BYTES)));

REGENT_INLINE Values load(const uint32_t *values) {
    Values result;
    memcpy(&result, values, sizeof result);
    return result;
}

// `regent_histogram_bucket_u32`. The place of the highest one bit is a float's exponent; halving makes room for
// the sign. A value that the conversion rounds up to a power of two begins with 24 ones; the place above its own
// gives it the same bucket.
REGENT_INLINE Values buckets_of(Values values) {
    Integers halved = (Integers)(values >> 1);
    Integers exponent = ((Integers)__builtin_convertvector(halved, Floats) >> 23) - 126;
    Integers shift = exponent - REGENT_HISTOGRAM_BITS;
    shift = shift & (Integers)(shift > 0);
    return (Values)(shift << REGENT_HISTOGRAM_BITS) + (values >> (Values)shift);
}

REGENT_VECTOR_TARGET static void add_values(const uint32_t *values, size_t count, uint64_t *buckets) {
    size_t whole = count - count % BLOCK;
    for (size_t i = 0; i < whole; i += BLOCK) {
        uint32_t places[BLOCK];
        for (int k = 0; k < VECTORS; k++) {
            Values found = buckets_of(load(values + i + k * LANES));
            memcpy(places + k * LANES, &found, sizeof found);
        }
        for (int k = 0; k < BLOCK; k++) buckets[places[k]]++;
    }
    regent_histogram_add_u32_scalar(values + whole, count - whole, buckets);
}

// Whether any of so many vectors' values is in the range.
REGENT_INLINE bool meets(const uint32_t *values, int vectors, const RegentHistogramRange *range) {
    Integers any = {0};
    for (int k = 0; k < vectors; k++) {
        any |= (Integers)(load(values + k * LANES) - range->low <= range->high - range->low);
    }
    uint64_t words[REGENT_VECTOR_BYTES / 8], all = 0;
    memcpy(words, &any, sizeof words);
    for (int k = 0; k < REGENT_VECTOR_BYTES / 8; k++) all |= words[k];
    return all != 0;
}

REGENT_VECTOR_TARGET static void refine(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    size_t whole = count - count % BLOCK;
    for (size_t i = 0; i < whole; i += BLOCK) {
        if (!meets(values + i, VECTORS, range)) continue;
        for (size_t k = i; k < i + BLOCK; k += LANES) {
            if (!meets(values + k, 1, range)) continue;
            for (size_t lane = k; lane < k + LANES; lane++) regent_refine(regent_load_u32(values, lane), range, parts);
        }
    }
    regent_histogram_refine_u32_scalar(values + whole, count - whole, range, parts);
}

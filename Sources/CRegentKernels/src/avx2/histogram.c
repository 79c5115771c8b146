// Histograms, the buckets of eight values at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 32
#define REGENT_VECTOR_TARGET __attribute__((target("avx2,popcnt")))
#include "../histogram_vectors.h"

void regent_histogram_add_u32_avx2(const uint32_t *values, size_t count, uint64_t *buckets) {
    add_values(values, count, buckets);
}

void regent_histogram_refine_u32_avx2(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    refine(values, count, range, parts);
}

#endif

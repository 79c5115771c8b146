// Histograms, the buckets of sixteen values at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 64
#define REGENT_VECTOR_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,popcnt")))
#include "../histogram_vectors.h"

void regent_histogram_add_u32_avx512(const uint32_t *values, size_t count, uint64_t *buckets) {
    add_values(values, count, buckets);
}

void regent_histogram_refine_u32_avx512(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    refine(values, count, range, parts);
}

#endif

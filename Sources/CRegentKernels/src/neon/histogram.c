// Histograms, the buckets of four values at a time.

#if defined(__aarch64__)

#define REGENT_VECTOR_BYTES 16
#define REGENT_VECTOR_TARGET 
#include "../histogram_vectors.h"

void regent_histogram_add_u32_neon(const uint32_t *values, size_t count, uint64_t *buckets) {
    add_values(values, count, buckets);
}

void regent_histogram_refine_u32_neon(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    refine(values, count, range, parts);
}

#endif

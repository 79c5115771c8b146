// Histograms, one value at a time: the specification.

#include "../histograms.h"

void regent_histogram_add_u32_scalar(const uint32_t *values, size_t count, uint64_t *buckets) {
    for (size_t i = 0; i < count; i++) buckets[regent_histogram_bucket_u32(regent_load_u32(values, i))]++;
}

void regent_histogram_refine_u32_scalar(
    const uint32_t *values, size_t count, const RegentHistogramRange *range, uint64_t *parts) {
    for (size_t i = 0; i < count; i++) regent_refine(regent_load_u32(values, i), range, parts);
}

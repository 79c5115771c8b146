// The steps of a histogram that look at buckets, not at values: nothing to gain by a variant of their own.

#include "histograms.h"

uint32_t regent_histogram_bucket_u32(uint32_t value) {
    int highest = 31 - __builtin_clz(value | 1);
    int shift = highest > REGENT_HISTOGRAM_BITS ? highest - REGENT_HISTOGRAM_BITS : 0;
    return ((uint32_t)shift << REGENT_HISTOGRAM_BITS) + (value >> shift);
}

// The shift by which a range has at most REGENT_HISTOGRAM_PART_COUNT parts.
static uint32_t part_shift(uint32_t width) {
    uint32_t shift = 0;
    while (width >> shift >= REGENT_HISTOGRAM_PART_COUNT) shift++;
    return shift;
}

RegentHistogramRange regent_histogram_range_u32(uint32_t bucket) {
    uint32_t shift = bucket >> REGENT_HISTOGRAM_BITS;
    shift = shift > 0 ? shift - 1 : 0;  // the first two thousand buckets hold one value each
    uint32_t low = (bucket - (shift << REGENT_HISTOGRAM_BITS)) << shift;
    uint32_t width = ((uint32_t)1 << shift) - 1;
    return (RegentHistogramRange){.low = low, .high = low + width, .shift = part_shift(width)};
}

void regent_histogram_merge(const uint64_t *from, uint64_t *into) {
    for (size_t i = 0; i < REGENT_HISTOGRAM_COUNT; i++) into[i] += from[i];
}

// Steps over counts to the one that holds the rank; what is left of the rank stays in *rank.
static size_t found(const uint64_t *counts, size_t count, uint64_t *rank) {
    for (size_t i = 0; i < count; i++) {
        if (*rank <= counts[i]) return i;
        *rank -= counts[i];
    }
    return count;
}

bool regent_histogram_rank(const uint64_t *buckets, uint64_t rank, RegentHistogramRange *range) {
    uint64_t left = rank;
    size_t bucket = rank == 0 ? REGENT_HISTOGRAM_COUNT : found(buckets, REGENT_HISTOGRAM_COUNT, &left);
    if (bucket == REGENT_HISTOGRAM_COUNT) return false;
    *range = regent_histogram_range_u32((uint32_t)bucket);
    range->rank = left;
    return true;
}

bool regent_histogram_narrow(const uint64_t *parts, RegentHistogramRange *range) {
    uint64_t left = range->rank;
    size_t count = (size_t)((range->high - range->low) >> range->shift) + 1;
    size_t part = left == 0 ? count : found(parts, count, &left);
    if (part == count) return false;
    uint32_t low = range->low + ((uint32_t)part << range->shift), width = ((uint32_t)1 << range->shift) - 1;
    uint32_t high = range->high - low < width ? range->high : low + width;
    *range = (RegentHistogramRange){.low = low, .high = high, .rank = left, .shift = part_shift(high - low)};
    return true;
}

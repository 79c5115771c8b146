// Histograms: what the variants share.

#ifndef REGENT_KERNELS_HISTOGRAMS_H
#define REGENT_KERNELS_HISTOGRAMS_H

#include "kernels.h"

enum { REGENT_HISTOGRAM_BITS = 10 };  // of a value after its highest one

// Adds one value to the parts of a range, if it is inside.
static inline void regent_refine(uint32_t value, const RegentHistogramRange *range, uint64_t *parts) {
    uint32_t offset = value - range->low;
    if (offset <= range->high - range->low) parts[offset >> range->shift]++;
}

#endif

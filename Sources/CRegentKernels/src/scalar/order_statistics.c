// Order statistics by radix histograms: the specification, and the last step of every other variant.

#include "../kernels.h"

// Few values take rounds of eight bits: clearing and reading more counters would cost more than one round saves.
enum { FEW = 2048, FEW_BITS = 8 };

// Bits by which a range of `width` + 1 values must be shifted to leave `radix_bits`.
static int radix_shift(uint32_t width, int radix_bits) {
    int bits = width == 0 ? 0 : 32 - __builtin_clz(width);
    return bits > radix_bits ? bits - radix_bits : 0;
}

// Each round counts the parts of low...high, steps to the part that holds the rank and makes it the new
// range. Values outside the range are skipped, not moved: the input stays as it is and nothing is stored.
uint32_t regent_selected_u32(
    const uint32_t *values, size_t count, size_t rank, uint32_t low, uint32_t high, uint32_t *counters) {
    int radix_bits = count < FEW ? FEW_BITS : REGENT_RADIX_BITS;
    while (low < high) {
        uint32_t width = high - low;
        int shift = radix_shift(width, radix_bits);
        memset(counters, 0, ((size_t)1 << radix_bits) * sizeof *counters);
        for (size_t i = 0; i < count; i++) {
            uint32_t offset = regent_load_u32(values, i) - low;
            if (offset <= width) counters[offset >> shift]++;
        }
        uint32_t part = 0;
        while (rank > counters[part]) rank -= counters[part++];
        uint32_t part_width = ((uint32_t)1 << shift) - 1;
        low += part << shift;
        high = high - low < part_width ? high : low + part_width;
    }
    return low;
}

void regent_order_statistics_u32_scalar(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch) {
    for (size_t i = 0; i < rank_count; i++) {
        out[i] = regent_selected_u32(values, count, ranks[i], 0, UINT32_MAX, scratch);
    }
}

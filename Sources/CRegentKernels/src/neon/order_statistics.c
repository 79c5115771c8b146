// The loop of a bracket over four values at a time; a table of byte shuffles gathers what lies inside.

#include "../brackets.h"

#if REGENT_KERNELS_AARCH64
#include <arm_neon.h>

#define LANE(k) 4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3

// Bytes of the lanes whose bits are set in the index, then whatever.
static const uint8_t shuffles[16][16] = {
    {0},
    {LANE(0)},
    {LANE(1)},
    {LANE(0), LANE(1)},
    {LANE(2)},
    {LANE(0), LANE(2)},
    {LANE(1), LANE(2)},
    {LANE(0), LANE(1), LANE(2)},
    {LANE(3)},
    {LANE(0), LANE(3)},
    {LANE(1), LANE(3)},
    {LANE(0), LANE(1), LANE(3)},
    {LANE(2), LANE(3)},
    {LANE(0), LANE(2), LANE(3)},
    {LANE(1), LANE(2), LANE(3)},
    {LANE(0), LANE(1), LANE(2), LANE(3)},
};

// Appends the lanes of `values` where `inside` is all ones; writes four words.
static inline size_t append_lanes(uint32x4_t values, uint32x4_t inside, uint32_t *to) {
    static const uint32_t bits[4] = {1, 2, 4, 8};
    uint32_t lanes = vaddvq_u32(vandq_u32(inside, vld1q_u32(bits)));
    uint8x16_t gathered = vqtbl1q_u8(vreinterpretq_u8_u32(values), vld1q_u8(shuffles[lanes]));
    vst1q_u32(to, vreinterpretq_u32_u8(gathered));
    return (size_t)__builtin_popcount(lanes);
}

// The values that do not fill sixteen.
static void run_tail(const uint32_t *values, size_t count, RegentBracket *bracket) {
    for (size_t i = 0; i < count; i++) {
        uint32_t value = regent_load_u32(values, i);
        bracket->below += value < bracket->low;
        if (value < bracket->low || value > bracket->high) continue;
        bracket->inside++;
        if (bracket->collecting) bracket->candidates[bracket->collected++] = value;
    }
}

static void run(const uint32_t *values, size_t count, RegentBracket *bracket) {
    const uint32x4_t low = vdupq_n_u32(bracket->low), high = vdupq_n_u32(bracket->high);
    uint32x4_t at_least_low = vdupq_n_u32(0), inside_count = vdupq_n_u32(0);
    uint32_t *to = bracket->candidates + bracket->collected;
    size_t whole = count & ~(size_t)15;
    for (size_t i = 0; i < whole; i += 16) {
        uint32x4_t v[4], inside[4];
        for (int k = 0; k < 4; k++) {
            v[k] = vreinterpretq_u32_u8(vld1q_u8((const uint8_t *)values + 4 * (i + 4 * (size_t)k)));
            uint32x4_t above = vcgeq_u32(v[k], low);
            inside[k] = vandq_u32(above, vcleq_u32(v[k], high));
            at_least_low = vsubq_u32(at_least_low, above);
            inside_count = vsubq_u32(inside_count, inside[k]);
        }
        uint32x4_t any = vorrq_u32(vorrq_u32(inside[0], inside[1]), vorrq_u32(inside[2], inside[3]));
        if (bracket->collecting && vmaxvq_u32(any) != 0) {
            for (int k = 0; k < 4; k++) to += append_lanes(v[k], inside[k], to);
        }
    }
    bracket->below += whole - vaddvq_u32(at_least_low);
    bracket->inside += vaddvq_u32(inside_count);
    if (bracket->collecting) bracket->collected = (size_t)(to - bracket->candidates);
    run_tail(values + whole, count - whole, bracket);
}

void regent_order_statistics_u32_neon(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch) {
    regent_order_statistics_by_brackets(values, count, ranks, rank_count, out, scratch, run);
}

#endif

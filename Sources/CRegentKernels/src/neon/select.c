// Weighted rendezvous for four hashes at a time. The finaliser runs on the scalar multipliers (NEON has none of
// 64 bits), the filter on the vectors; one hash alone is as fast without vectors.

#include "../assignment.h"

#if REGENT_KERNELS_AARCH64
#include <arm_neon.h>

uint32_t regent_select_one_u64_neon(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    return regent_winner(hash, seeds, inverse_weights, target_count);
}

void regent_scores_u64_neon(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    regent_scores_u64_scalar(hash, seeds, inverse_weights, target_count, scores);
}

// Less than the exponential, negated: log2 of the high half of u, less 32, plus the error.
static inline float32x4_t bound_negated(uint32x4_t high) {
    const float *c = regent_filter_log2;
    const uint32x4_t one = vreinterpretq_u32_f32(vdupq_n_f32(1.0f)), low_bits = vdupq_n_u32(0x7FFFFF);
    high = vmaxq_u32(high, vdupq_n_u32(REGENT_FILTER_HIGH_MIN));
    uint32x4_t value = vreinterpretq_u32_f32(vcvtq_f32_u32(high));
    float32x4_t exponent = vcvtq_f32_u32(vshrq_n_u32(vsubq_u32(value, one), 23));
    float32x4_t m = vreinterpretq_f32_u32(vorrq_u32(vandq_u32(value, low_bits), one));
    float32x4_t log2 = vfmaq_f32(vdupq_n_f32(c[3]), vdupq_n_f32(c[4]), m);
    log2 = vfmaq_f32(vdupq_n_f32(c[2]), log2, m);
    log2 = vfmaq_f32(vdupq_n_f32(c[1]), log2, m);
    log2 = vfmaq_f32(vdupq_n_f32(c[0] - 32 + REGENT_FILTER_ERROR), log2, m);
    return vaddq_f32(log2, exponent);
}

// Writes the places of the least lower bounds of four hashes; all ones where that is certain.
static inline uint32x4_t filtered(
    const uint64_t *hashes, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    uint32_t *winners) {
    float32x4_t best = vdupq_n_f32(__builtin_inff()), next = best, weight = vdupq_n_f32(0);
    uint32x4_t winner = vdupq_n_u32(0);
    for (size_t target = 0; target < target_count; target++) {
        uint32_t high[4];
        for (int k = 0; k < 4; k++) high[k] = (uint32_t)(regent_mixed(hashes[k] ^ seeds[target]) >> 32);
        float32x4_t inverse = vdupq_n_f32(-(float)inverse_weights[target]);
        float32x4_t bound = vmulq_f32(bound_negated(vld1q_u32(high)), inverse);
        uint32x4_t is_less = vcltq_f32(bound, best);
        next = vminnmq_f32(vmaxnmq_f32(bound, best), next);
        best = vminnmq_f32(bound, best);
        weight = vbslq_f32(is_less, inverse, weight);
        winner = vbslq_u32(is_less, vdupq_n_u32((uint32_t)target), winner);
    }
    vst1q_u32(winners, winner);
    float32x4_t margin = vmulq_n_f32(weight, -2 * REGENT_FILTER_ERROR);
    float32x4_t limit = vfmaq_n_f32(margin, best, REGENT_FILTER_SLACK);
    return vandq_u32(vcgtq_f32(next, limit), vcltq_f32(best, vmulq_n_f32(weight, -REGENT_FILTER_MAX)));
}

void regent_select_u64_neon(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    size_t whole = count & ~(size_t)3;
    for (size_t i = 0; i < whole; i += 4) {
        uint32_t certain[4];
        vst1q_u32(certain, filtered(hashes + i, seeds, inverse_weights, target_count, winners + i));
        for (size_t k = i; k < i + 4; k++) {
            if (!certain[k - i]) winners[k] = regent_winner(hashes[k], seeds, inverse_weights, target_count);
        }
    }
    regent_select_u64_scalar(
        hashes + whole, count - whole, seeds, inverse_weights, target_count, winners + whole);
}

#endif

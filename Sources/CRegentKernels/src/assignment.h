// The assignment specification (PROTOCOL.md, "Assignment"), one hash and one target at a time.

#ifndef REGENT_KERNELS_ASSIGNMENT_H
#define REGENT_KERNELS_ASSIGNMENT_H

#include "kernels.h"

extern const uint64_t regent_log2_table[1024];

// The finaliser of splitmix64 (Steele, Lea, Flood 2014, with Stafford's "Mix13" constants).
static inline uint64_t regent_mixed(uint64_t z) {
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

// -log2(u / 2^64) of an odd u, in unsigned Q6.26: 1 ... 2^32 - 1. u = 1 gives 2^32, which is held at 2^32 - 1.
static inline uint32_t regent_exponential(uint64_t u) {
    unsigned zeros = (unsigned)__builtin_clzll(u);
    uint64_t mantissa = u << zeros;
    uint64_t entry = regent_log2_table[mantissa >> 53 & 1023];
    uint64_t fraction = mantissa >> 21 & UINT32_MAX;
    uint64_t log2 = (entry & UINT32_MAX) + ((entry >> 32) * fraction >> 32);
    uint64_t result = ((uint64_t)(zeros + 1) << 26) - log2;
    return result > UINT32_MAX ? UINT32_MAX : (uint32_t)result;
}

// The score of a target for a hash: the least wins.
static inline double regent_score(uint64_t hash, uint64_t seed, double inverse_weight) {
#pragma STDC FP_CONTRACT OFF
    return (double)regent_exponential(regent_mixed(hash ^ seed) | 1) * inverse_weight;
}

// The place of the least of the scores for one hash, the first of equals. Scores are not negative, so their
// bits compare as they do, and the compiler needs no branch that only luck would foretell.
static inline uint32_t regent_winner(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    uint64_t least = UINT64_MAX, winner = 0;
    for (size_t target = 0; target < target_count; target++) {
        double score = regent_score(hash, seeds[target], inverse_weights[target]);
        uint64_t bits;
        memcpy(&bits, &score, sizeof bits);
        uint64_t mask = 0 - (uint64_t)(bits < least);
        least ^= (least ^ bits) & mask;
        winner ^= (winner ^ target) & mask;
    }
    return (uint32_t)winner;
}

// The filter of the vector targets. From the high 32 bits of u alone, a polynomial in single precision gives
// -log2(u / 2^64) less an error, never more than the true value and never less than it by
// 2 * REGENT_FILTER_ERROR (both in units of log2, where the exponential is below REGENT_FILTER_MAX). A least
// lower bound that stays the least by that much is the winner's; the few hashes where it does not are
// decided by the scores. Degree 4, minimax over 1...2: 8.8e-5; the lost bits of u, from 2^16 on: 2.3e-5; the
// rest is room for rounding.
#define REGENT_FILTER_ERROR 1.5e-4f
#define REGENT_FILTER_MAX 15.9f
#define REGENT_FILTER_SLACK 1.000001f  // sixteen roundings of the products that are compared
enum { REGENT_FILTER_HIGH_MIN = 1 << 16 };
static const float regent_filter_log2[5] = {
    -2.51285457611084f, 4.0700907707214355f, -2.1206750869750977f, 0.6451423764228821f, -0.08161580562591553f};

#endif

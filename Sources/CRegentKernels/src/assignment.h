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

#endif

// The steps of XXH64, from its specification (xxHash, doc/xxhash_spec.md).

#ifndef REGENT_KERNELS_XXH64_H
#define REGENT_KERNELS_XXH64_H

#include "kernels.h"

#define REGENT_XXH_P1 0x9E3779B185EBCA87u
#define REGENT_XXH_P2 0xC2B2AE3D27D4EB4Fu
#define REGENT_XXH_P3 0x165667B19E3779F9u
#define REGENT_XXH_P4 0x85EBCA77C2B2AE63u
#define REGENT_XXH_P5 0x27D4EB2F165667C5u

enum { REGENT_XXH_STRIPE_BYTES = 32, REGENT_XXH_STRIPE_WORDS = 4 };

// What the four lanes begin with, seed 0.
#define REGENT_XXH_LANES {REGENT_XXH_P1 + REGENT_XXH_P2, REGENT_XXH_P2, 0, 0 - REGENT_XXH_P1}

static inline uint64_t regent_xxh_rotated(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

// The low `size` bytes of a word, little-endian whatever the machine is; compilers make one load of size 4 or 8.
static inline uint64_t regent_xxh_word(const uint8_t *bytes, size_t size) {
    uint64_t x = 0;
    for (size_t i = 0; i < size; i++) x |= (uint64_t)bytes[i] << 8 * i;
    return x;
}

static inline uint64_t regent_xxh_rounded(uint64_t lane, uint64_t input) {
    return regent_xxh_rotated(lane + input * REGENT_XXH_P2, 31) * REGENT_XXH_P1;
}

// What the lanes of whole stripes come to.
static inline uint64_t regent_xxh_merged(const uint64_t lanes[REGENT_XXH_STRIPE_WORDS]) {
    uint64_t hash = regent_xxh_rotated(lanes[0], 1) + regent_xxh_rotated(lanes[1], 7) +
                    regent_xxh_rotated(lanes[2], 12) + regent_xxh_rotated(lanes[3], 18);
    for (int i = 0; i < REGENT_XXH_STRIPE_WORDS; i++) {
        hash = (hash ^ regent_xxh_rounded(0, lanes[i])) * REGENT_XXH_P1 + REGENT_XXH_P4;
    }
    return hash;
}

// The steps of what is left behind the stripes: eight bytes at a time, four once, then one by one.
static inline uint64_t regent_xxh_with8(uint64_t hash, uint64_t word) {
    hash ^= regent_xxh_rounded(0, word);
    return regent_xxh_rotated(hash, 27) * REGENT_XXH_P1 + REGENT_XXH_P4;
}

static inline uint64_t regent_xxh_with4(uint64_t hash, uint64_t half) {
    return regent_xxh_rotated(hash ^ half * REGENT_XXH_P1, 23) * REGENT_XXH_P2 + REGENT_XXH_P3;
}

static inline uint64_t regent_xxh_with1(uint64_t hash, uint64_t byte) {
    return regent_xxh_rotated(hash ^ byte * REGENT_XXH_P5, 11) * REGENT_XXH_P1;
}

// The last fewer than eight bytes, which stand in a word with zeros above them.
static inline uint64_t regent_xxh_with_tail(uint64_t hash, uint64_t tail, size_t count) {
    if (count >= 4) {
        hash = regent_xxh_with4(hash, tail & UINT32_MAX);
        tail >>= 32;
        count -= 4;
    }
    for (; count > 0; count--, tail >>= 8) hash = regent_xxh_with1(hash, tail & 0xFF);
    return hash;
}

static inline uint64_t regent_xxh_finished(uint64_t hash) {
    hash = (hash ^ hash >> 33) * REGENT_XXH_P2;
    hash = (hash ^ hash >> 29) * REGENT_XXH_P3;
    return hash ^ hash >> 32;
}

#endif

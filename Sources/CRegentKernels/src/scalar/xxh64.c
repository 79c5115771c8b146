// XXH64 with seed 0, from its specification (xxHash, doc/xxhash_spec.md).

#include "../kernels.h"

static const uint64_t P1 = 0x9E3779B185EBCA87u, P2 = 0xC2B2AE3D27D4EB4Fu, P3 = 0x165667B19E3779F9u,
                      P4 = 0x85EBCA77C2B2AE63u, P5 = 0x27D4EB2F165667C5u;

static inline uint64_t rotated(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

// Little-endian, whatever the machine is.
static inline uint64_t word(const uint8_t *bytes, int size) {
    uint64_t x = 0;
    for (int i = 0; i < size; i++) x |= (uint64_t)bytes[i] << 8 * i;
    return x;
}

static inline uint64_t rounded(uint64_t lane, uint64_t input) {
    return rotated(lane + input * P2, 31) * P1;
}

static inline uint64_t merged(uint64_t hash, uint64_t lane) {
    return (hash ^ rounded(0, lane)) * P1 + P4;
}

static uint64_t stripes(const uint8_t **bytes, size_t *left) {
    uint64_t lane[4] = {P1 + P2, P2, 0, 0 - P1};
    for (; *left >= 32; *left -= 32, *bytes += 32) {
        for (int i = 0; i < 4; i++) lane[i] = rounded(lane[i], word(*bytes + 8 * i, 8));
    }
    uint64_t hash =
        rotated(lane[0], 1) + rotated(lane[1], 7) + rotated(lane[2], 12) + rotated(lane[3], 18);
    for (int i = 0; i < 4; i++) hash = merged(hash, lane[i]);
    return hash;
}

uint64_t regent_xxh64(const uint8_t *bytes, size_t count) {
    size_t left = count;
    uint64_t hash = (count >= 32 ? stripes(&bytes, &left) : P5) + count;
    for (; left >= 8; left -= 8, bytes += 8) hash = rotated(hash ^ rounded(0, word(bytes, 8)), 27) * P1 + P4;
    if (left >= 4) {
        hash = rotated(hash ^ word(bytes, 4) * P1, 23) * P2 + P3;
        left -= 4;
        bytes += 4;
    }
    for (; left > 0; left--, bytes++) hash = rotated(hash ^ *bytes * P5, 11) * P1;
    hash = (hash ^ hash >> 33) * P2;
    hash = (hash ^ hash >> 29) * P3;
    return hash ^ hash >> 32;
}

// The hashes of eight keys at a time, of equally many stripes: the other steps are done for all and kept where the
// key has the bytes for them. Two vectors go side by side, since each step waits for the one before it.

#include "../key_hash.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX2 __attribute__((target("avx2,bmi2,popcnt")))
#define REGENT_INLINE __attribute__((always_inline)) static inline REGENT_AVX2

enum { KEYS = 8, LANES = 4, VECTORS = KEYS / LANES };

REGENT_INLINE __m256i all(uint64_t x) { return _mm256_set1_epi64x((long long)x); }

REGENT_INLINE __m256i plus(__m256i x, uint64_t term) { return _mm256_add_epi64(x, all(term)); }

// The low 64 bits of the products with a factor, from three products of 32 bits.
REGENT_INLINE __m256i times(__m256i x, uint64_t factor) {
    __m256i low = all(factor & UINT32_MAX), high = all(factor >> 32);
    __m256i cross = _mm256_add_epi64(_mm256_mul_epu32(_mm256_srli_epi64(x, 32), low), _mm256_mul_epu32(x, high));
    return _mm256_add_epi64(_mm256_mul_epu32(x, low), _mm256_slli_epi64(cross, 32));
}

// The same of the low 32 bits of x, from two.
REGENT_INLINE __m256i times_low(__m256i x, uint64_t factor) {
    __m256i cross = _mm256_mul_epu32(x, all(factor >> 32));
    return _mm256_add_epi64(_mm256_mul_epu32(x, all(factor & UINT32_MAX)), _mm256_slli_epi64(cross, 32));
}

REGENT_INLINE __m256i rotated(__m256i x, int bits) {
    return _mm256_or_si256(_mm256_slli_epi64(x, bits), _mm256_srli_epi64(x, 64 - bits));
}

REGENT_INLINE __m256i rounded(__m256i lane, __m256i word) {
    __m256i sum = _mm256_add_epi64(lane, times(word, REGENT_XXH_P2));
    return times(rotated(sum, 31), REGENT_XXH_P1);
}

REGENT_INLINE __m256i merged(const __m256i *lanes) {
    __m256i hash = _mm256_add_epi64(
        _mm256_add_epi64(rotated(lanes[0], 1), rotated(lanes[1], 7)),
        _mm256_add_epi64(rotated(lanes[2], 12), rotated(lanes[3], 18)));
    for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) {
        hash = _mm256_xor_si256(hash, rounded(_mm256_setzero_si256(), lanes[k]));
        hash = plus(times(hash, REGENT_XXH_P1), REGENT_XXH_P4);
    }
    return hash;
}

REGENT_INLINE __m256i with8(__m256i hash, __m256i round) {
    hash = _mm256_xor_si256(hash, round);
    return plus(times(rotated(hash, 27), REGENT_XXH_P1), REGENT_XXH_P4);
}

REGENT_INLINE __m256i with4(__m256i hash, __m256i tail) {
    hash = _mm256_xor_si256(hash, times_low(tail, REGENT_XXH_P1));
    return plus(times(rotated(hash, 23), REGENT_XXH_P2), REGENT_XXH_P3);
}

REGENT_INLINE __m256i with1(__m256i hash, __m256i tail) {
    __m256i byte = _mm256_and_si256(tail, all(0xFF));
    hash = _mm256_xor_si256(hash, times_low(byte, REGENT_XXH_P5));
    return times(rotated(hash, 11), REGENT_XXH_P1);
}

REGENT_INLINE __m256i finished(__m256i hash) {
    hash = times(_mm256_xor_si256(hash, _mm256_srli_epi64(hash, 33)), REGENT_XXH_P2);
    hash = times(_mm256_xor_si256(hash, _mm256_srli_epi64(hash, 29)), REGENT_XXH_P3);
    return _mm256_xor_si256(hash, _mm256_srli_epi64(hash, 32));
}

// Where the keys begin in `bytes`, and how many bytes of each, with those before the key, are not yet hashed.
typedef struct Keys {
    const uint8_t *bytes;
    const size_t *starts;
    KeyPlace place;  // without a count, which is each key's own
    __m256i counts[VECTORS], left[VECTORS];
} Keys;

REGENT_INLINE __m256i raised(__m256i x, size_t bits) {
    return _mm256_sll_epi64(x, _mm_cvtsi64_si128((long long)bits));
}

REGENT_INLINE __m256i lowered(__m256i x, size_t bits) {
    return _mm256_srl_epi64(x, _mm_cvtsi64_si128((long long)bits));
}

REGENT_INLINE __m256i having(__m256i left, uint64_t bytes) { return _mm256_cmpgt_epi64(left, all(bytes - 1)); }

REGENT_INLINE bool is_any(__m256i mask) { return !_mm256_testz_si256(mask, mask); }

REGENT_INLINE __m256i chosen(__m256i mask, __m256i yes, __m256i no) { return _mm256_blendv_epi8(no, yes, mask); }

// Eight bytes of each key of a vector, from `passed` on. Loads one by one: with a gather a hash takes a fifth longer
// (Zen 4).
REGENT_INLINE __m256i text(const Keys *keys, int v, size_t passed) {
    const uint8_t *bytes = keys->bytes + passed;
    const size_t *starts = keys->starts + v * LANES;
    return _mm256_setr_epi64x(
        (long long)regent_xxh_word(bytes + starts[0], 8), (long long)regent_xxh_word(bytes + starts[1], 8),
        (long long)regent_xxh_word(bytes + starts[2], 8), (long long)regent_xxh_word(bytes + starts[3], 8));
}

// The word at place i (key_hash.h) of the keys of a vector. Above a key's last byte stands whatever follows.
REGENT_INLINE __m256i word(const RegentKeyPrefix *prefix, const Keys *keys, int v, size_t i) {
    const size_t join = keys->place.join, shift = keys->place.shift;
    if (i > join) return text(keys, v, 8 * i - keys->place.head);
    __m256i fixed = all(prefix->rest[i]), counts = keys->counts[v];
    if (i + 1 < join || (i < join && shift >= 32)) return fixed;
    if (i < join) return _mm256_or_si256(fixed, raised(counts, 32 + shift));
    __m256i count = shift < 32 ? lowered(counts, 32 - shift) : raised(counts, shift - 32);
    return _mm256_or_si256(_mm256_or_si256(fixed, count), raised(text(keys, v, 0), shift));
}

// Reads where the keys are; false where their whole stripes are not equally many.
REGENT_INLINE bool is_even(const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, Keys *keys) {
    keys->bytes = bytes;
    keys->starts = starts;
    keys->place = regent_key_place(prefix, 0);
    size_t stripes = (keys->place.head + starts[1] - starts[0]) / REGENT_XXH_STRIPE_BYTES;
    __m256i even = all(UINT64_MAX);
    for (int v = 0; v < VECTORS; v++) {
        const __m256i *from = (const __m256i *)(starts + v * LANES);
        __m256i next = _mm256_loadu_si256((const __m256i *)(starts + v * LANES + 1));
        keys->counts[v] = _mm256_sub_epi64(next, _mm256_loadu_si256(from));
        keys->left[v] = plus(keys->counts[v], keys->place.head);
        even = _mm256_and_si256(even, _mm256_cmpeq_epi64(_mm256_srli_epi64(keys->left[v], 5), all(stripes)));
    }
    return _mm256_movemask_epi8(even) == -1;
}

// Hashes the whole stripes, as many as the keys have; the place of the word behind them.
REGENT_INLINE size_t hash_stripes(const RegentKeyPrefix *prefix, Keys *keys, __m256i *hash) {
    __m256i lanes[VECTORS][REGENT_XXH_STRIPE_WORDS];
    for (int v = 0; v < VECTORS; v++) {
        for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) lanes[v][k] = all(prefix->lanes[k]);
    }
    size_t i = 0;
    for (; is_any(having(keys->left[0], REGENT_XXH_STRIPE_BYTES)); i += REGENT_XXH_STRIPE_WORDS) {
        for (int v = 0; v < VECTORS; v++) {
            for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) {
                lanes[v][k] = rounded(lanes[v][k], word(prefix, keys, v, i + (size_t)k));
            }
            keys->left[v] = _mm256_sub_epi64(keys->left[v], all(REGENT_XXH_STRIPE_BYTES));
        }
    }
    for (int v = 0; v < VECTORS; v++) hash[v] = merged(lanes[v]);
    return i;
}

// The last fewer than eight bytes of each key.
REGENT_INLINE __m256i with_tail(__m256i hash, __m256i tail, __m256i left) {
    __m256i half = having(left, 4);
    hash = chosen(half, with4(hash, tail), hash);
    tail = chosen(half, _mm256_srli_epi64(tail, 32), tail);
    left = _mm256_sub_epi64(left, _mm256_and_si256(half, all(4)));
    for (uint64_t k = 1; k < 4 && is_any(having(left, k)); k++) {
        hash = chosen(having(left, k), with1(hash, tail), hash);
        tail = _mm256_srli_epi64(tail, 8);
    }
    return hash;
}

// What a word adds to the hash. One that is all prefix is the same for every key.
REGENT_INLINE __m256i round_of(const RegentKeyPrefix *prefix, const Keys *keys, size_t i, __m256i word) {
    if (i + 1 < keys->place.join) return all(regent_xxh_rounded(0, prefix->rest[i]));
    return rounded(_mm256_setzero_si256(), word);
}

REGENT_INLINE void hash_even(const RegentKeyPrefix *prefix, Keys *keys, uint64_t *out) {
    __m256i hash[VECTORS] = {all(REGENT_XXH_P5), all(REGENT_XXH_P5)}, tail[VECTORS] = {all(0), all(0)};
    bool is_striped = prefix->byte_count >= REGENT_XXH_STRIPE_BYTES ||
                      is_any(having(keys->left[0], REGENT_XXH_STRIPE_BYTES));
    size_t i = is_striped ? hash_stripes(prefix, keys, hash) : 0;
    __m256i open[VECTORS] = {all(UINT64_MAX), all(UINT64_MAX)};
    for (int v = 0; v < VECTORS; v++) {
        hash[v] = _mm256_add_epi64(hash[v], plus(keys->counts[v], prefix->byte_count + 4));
    }
    for (;; i++) {
        __m256i next[VECTORS];
        for (int v = 0; v < VECTORS; v++) {
            next[v] = word(prefix, keys, v, i);
            tail[v] = chosen(open[v], next[v], tail[v]);
            open[v] = _mm256_and_si256(open[v], having(keys->left[v], 8));
        }
        if (!is_any(_mm256_or_si256(open[0], open[1]))) break;
        for (int v = 0; v < VECTORS; v++) {
            __m256i round = round_of(prefix, keys, i, next[v]);
            hash[v] = chosen(open[v], with8(hash[v], round), hash[v]);
            keys->left[v] = _mm256_sub_epi64(keys->left[v], _mm256_and_si256(open[v], all(8)));
        }
    }
    for (int v = 0; v < VECTORS; v++) {
        __m256i found = finished(with_tail(hash[v], tail[v], keys->left[v]));
        _mm256_storeu_si256((__m256i *)(out + v * LANES), found);
    }
}

// A word may begin behind a key of fewer words than the others by as much as a stripe, and reach on by eight bytes:
// where fewer follow, the keys are hashed one by one.
enum { BEHIND_MIN = REGENT_XXH_STRIPE_BYTES + 8 };

REGENT_AVX2 void regent_key_hashes_avx2(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes) {
    for (size_t i = 0; i < count;) {
        Keys keys;
        size_t some = count - i < KEYS ? count - i : KEYS;
        bool is_whole = some == KEYS && starts[count] - starts[i + KEYS] >= BEHIND_MIN;
        if (is_whole && is_even(prefix, bytes, starts + i, &keys)) {
            hash_even(prefix, &keys, hashes + i);
        } else {
            regent_key_hashes_scalar(prefix, bytes, starts + i, some, hashes + i);
        }
        i += some;
    }
}

#endif

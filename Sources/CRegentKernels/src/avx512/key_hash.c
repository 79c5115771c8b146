// The hashes of sixteen keys at a time, of equally many stripes: the other steps are done for all and kept where the
// key has the bytes for them. Two vectors go side by side, since each step waits for the one before it.

#include "../key_hash.h"

#if REGENT_KERNELS_X86_64
#include <immintrin.h>

#define REGENT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512cd")))
#define REGENT_INLINE __attribute__((always_inline)) static inline REGENT_AVX512

enum { KEYS = 16, LANES = 8, VECTORS = KEYS / LANES };

REGENT_INLINE __m512i all(uint64_t x) { return _mm512_set1_epi64((long long)x); }

REGENT_INLINE __m512i times(__m512i x, uint64_t factor) { return _mm512_mullo_epi64(x, all(factor)); }

REGENT_INLINE __m512i plus(__m512i x, uint64_t term) { return _mm512_add_epi64(x, all(term)); }

REGENT_INLINE __m512i rounded(__m512i lane, __m512i word) {
    __m512i sum = _mm512_add_epi64(lane, times(word, REGENT_XXH_P2));
    return times(_mm512_rol_epi64(sum, 31), REGENT_XXH_P1);
}

REGENT_INLINE __m512i merged(const __m512i *lanes) {
    __m512i hash = _mm512_add_epi64(
        _mm512_add_epi64(_mm512_rol_epi64(lanes[0], 1), _mm512_rol_epi64(lanes[1], 7)),
        _mm512_add_epi64(_mm512_rol_epi64(lanes[2], 12), _mm512_rol_epi64(lanes[3], 18)));
    for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) {
        hash = _mm512_xor_si512(hash, rounded(_mm512_setzero_si512(), lanes[k]));
        hash = plus(times(hash, REGENT_XXH_P1), REGENT_XXH_P4);
    }
    return hash;
}

REGENT_INLINE __m512i with8(__m512i hash, __m512i round) {
    hash = _mm512_xor_si512(hash, round);
    return plus(times(_mm512_rol_epi64(hash, 27), REGENT_XXH_P1), REGENT_XXH_P4);
}

REGENT_INLINE __m512i with4(__m512i hash, __m512i tail) {
    __m512i half = _mm512_and_si512(tail, all(UINT32_MAX));
    hash = _mm512_xor_si512(hash, times(half, REGENT_XXH_P1));
    return plus(times(_mm512_rol_epi64(hash, 23), REGENT_XXH_P2), REGENT_XXH_P3);
}

REGENT_INLINE __m512i with1(__m512i hash, __m512i tail) {
    __m512i byte = _mm512_and_si512(tail, all(0xFF));
    hash = _mm512_xor_si512(hash, times(byte, REGENT_XXH_P5));
    return times(_mm512_rol_epi64(hash, 11), REGENT_XXH_P1);
}

REGENT_INLINE __m512i finished(__m512i hash) {
    hash = times(_mm512_xor_si512(hash, _mm512_srli_epi64(hash, 33)), REGENT_XXH_P2);
    hash = times(_mm512_xor_si512(hash, _mm512_srli_epi64(hash, 29)), REGENT_XXH_P3);
    return _mm512_xor_si512(hash, _mm512_srli_epi64(hash, 32));
}

// Where the keys begin in `bytes`, and how many bytes of each, with those before the key, are not yet hashed.
typedef struct Keys {
    const uint8_t *bytes;
    KeyPlace place;  // without a count, which is each key's own
    __m512i starts[VECTORS], counts[VECTORS], left[VECTORS];
} Keys;

REGENT_INLINE __m512i raised(__m512i x, size_t bits) {
    return _mm512_sll_epi64(x, _mm_cvtsi64_si128((long long)bits));
}

REGENT_INLINE __m512i lowered(__m512i x, size_t bits) {
    return _mm512_srl_epi64(x, _mm_cvtsi64_si128((long long)bits));
}

REGENT_INLINE __mmask8 having(__m512i left, uint64_t bytes) {
    return _mm512_cmpge_epu64_mask(left, all(bytes));
}

// The word at place i (key_hash.h) of those keys of a vector that have a byte of it. Above a key's last byte
// stands whatever follows.
REGENT_INLINE __m512i word(const RegentKeyPrefix *prefix, const Keys *keys, int v, size_t i, __mmask8 present) {
    const size_t join = keys->place.join, shift = keys->place.shift;
    __m512i fixed = all(i <= join ? prefix->rest[i] : 0), counts = keys->counts[v];
    if (i + 1 < join || (i < join && shift >= 32)) return fixed;
    if (i < join) return _mm512_or_si512(fixed, raised(counts, 32 + shift));
    size_t passed = i == join ? 0 : 8 * i - keys->place.head;
    __m512i text = _mm512_mask_i64gather_epi64(fixed, present, plus(keys->starts[v], passed), keys->bytes, 1);
    if (i > join) return text;
    __m512i count = shift < 32 ? lowered(counts, 32 - shift) : raised(counts, shift - 32);
    return _mm512_or_si512(_mm512_or_si512(fixed, count), raised(text, shift));
}

// Reads where the keys are; false where their whole stripes are not equally many.
REGENT_INLINE bool is_even(const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, Keys *keys) {
    keys->bytes = bytes;
    keys->place = regent_key_place(prefix, 0);
    size_t stripes = (keys->place.head + starts[1] - starts[0]) / REGENT_XXH_STRIPE_BYTES;
    __mmask8 even = 0xFF;
    for (int v = 0; v < VECTORS; v++) {
        keys->starts[v] = _mm512_loadu_si512(starts + v * LANES);
        keys->counts[v] = _mm512_sub_epi64(_mm512_loadu_si512(starts + v * LANES + 1), keys->starts[v]);
        keys->left[v] = plus(keys->counts[v], keys->place.head);
        even &= _mm512_cmpeq_epi64_mask(_mm512_srli_epi64(keys->left[v], 5), all(stripes));
    }
    return even == 0xFF;
}

// Hashes the whole stripes, as many as the keys have; the place of the word behind them.
REGENT_INLINE size_t hash_stripes(const RegentKeyPrefix *prefix, Keys *keys, __m512i *hash) {
    __m512i lanes[VECTORS][REGENT_XXH_STRIPE_WORDS];
    for (int v = 0; v < VECTORS; v++) {
        for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) lanes[v][k] = all(prefix->lanes[k]);
    }
    size_t i = 0;
    for (; having(keys->left[0], REGENT_XXH_STRIPE_BYTES) != 0; i += REGENT_XXH_STRIPE_WORDS) {
        for (int v = 0; v < VECTORS; v++) {
            for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) {
                lanes[v][k] = rounded(lanes[v][k], word(prefix, keys, v, i + (size_t)k, 0xFF));
            }
            keys->left[v] = _mm512_sub_epi64(keys->left[v], all(REGENT_XXH_STRIPE_BYTES));
        }
    }
    for (int v = 0; v < VECTORS; v++) hash[v] = merged(lanes[v]);
    return i;
}

// The last fewer than eight bytes of each key.
REGENT_INLINE __m512i with_tail(__m512i hash, __m512i tail, __m512i left) {
    __mmask8 half = having(left, 4);
    hash = _mm512_mask_mov_epi64(hash, half, with4(hash, tail));
    tail = _mm512_mask_srli_epi64(tail, half, tail, 32);
    left = _mm512_mask_sub_epi64(left, half, left, all(4));
    for (uint64_t k = 1; having(left, k) != 0; k++) {
        hash = _mm512_mask_mov_epi64(hash, having(left, k), with1(hash, tail));
        tail = _mm512_srli_epi64(tail, 8);
    }
    return hash;
}

// What a word adds to the hash. One that is all prefix is the same for every key.
REGENT_INLINE __m512i round_of(const RegentKeyPrefix *prefix, const Keys *keys, size_t i, __m512i word) {
    if (i + 1 < keys->place.join) return all(regent_xxh_rounded(0, prefix->rest[i]));
    return rounded(_mm512_setzero_si512(), word);
}

REGENT_INLINE void hash_even(const RegentKeyPrefix *prefix, Keys *keys, uint64_t *out) {
    __m512i hash[VECTORS] = {all(REGENT_XXH_P5), all(REGENT_XXH_P5)}, tail[VECTORS] = {all(0), all(0)};
    bool is_striped = prefix->byte_count >= REGENT_XXH_STRIPE_BYTES ||
                      having(keys->left[0], REGENT_XXH_STRIPE_BYTES) != 0;
    size_t i = is_striped ? hash_stripes(prefix, keys, hash) : 0;
    __mmask8 open[VECTORS] = {0xFF, 0xFF};
    for (int v = 0; v < VECTORS; v++) {
        hash[v] = _mm512_add_epi64(hash[v], plus(keys->counts[v], prefix->byte_count + 4));
    }
    for (;; i++) {
        __m512i next[VECTORS];
        for (int v = 0; v < VECTORS; v++) {
            next[v] = word(prefix, keys, v, i, open[v] & having(keys->left[v], 1));
            tail[v] = _mm512_mask_mov_epi64(tail[v], open[v], next[v]);
            open[v] &= having(keys->left[v], 8);
        }
        if ((open[0] | open[1]) == 0) break;
        for (int v = 0; v < VECTORS; v++) {
            __m512i round = round_of(prefix, keys, i, next[v]);
            hash[v] = _mm512_mask_mov_epi64(hash[v], open[v], with8(hash[v], round));
            keys->left[v] = _mm512_mask_sub_epi64(keys->left[v], open[v], keys->left[v], all(8));
        }
    }
    for (int v = 0; v < VECTORS; v++) {
        _mm512_storeu_si512(out + v * LANES, finished(with_tail(hash[v], tail[v], keys->left[v])));
    }
}

// A word begins in its key and may reach over its end by less than eight bytes: where fewer follow, the keys are
// hashed one by one.
REGENT_AVX512 void regent_key_hashes_avx512(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes) {
    for (size_t i = 0; i < count;) {
        Keys keys;
        size_t some = count - i < KEYS ? count - i : KEYS;
        if (some == KEYS && starts[count] - starts[i + KEYS] >= 8 && is_even(prefix, bytes, starts + i, &keys)) {
            hash_even(prefix, &keys, hashes + i);
        } else {
            regent_key_hashes_scalar(prefix, bytes, starts + i, some, hashes + i);
        }
        i += some;
    }
}

#endif

// The hashes of keys, one at a time.

#include "../key_hash.h"


// Hashes the bytes that make up the prefix as far as they fill stripes, and keeps the rest.
static void append(RegentKeyPrefix *prefix, const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        prefix->rest[prefix->rest_count / 8] |= (uint64_t)bytes[i] << 8 * (prefix->rest_count % 8);
        prefix->rest_count++;
        prefix->byte_count++;
        if (prefix->rest_count < REGENT_XXH_STRIPE_BYTES) continue;
        for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++) {
            prefix->lanes[k] = regent_xxh_rounded(prefix->lanes[k], prefix->rest[k]);
            prefix->rest[k] = 0;
        }
        prefix->rest_count = 0;
    }
}

static void append_part(RegentKeyPrefix *prefix, const uint8_t *bytes, size_t count) {
    uint8_t length[4];
    for (int i = 0; i < 4; i++) length[i] = (uint8_t)(count >> 8 * i);
    append(prefix, length, sizeof length);
    append(prefix, bytes, count);
}

void regent_key_prefix(
    const uint8_t *environment, size_t environment_count, const uint8_t *model, size_t model_count,
    RegentKeyPrefix *prefix) {
    *prefix = (RegentKeyPrefix){.lanes = REGENT_XXH_LANES};
    append_part(prefix, environment, environment_count);
    append_part(prefix, model, model_count);
}

// The word at place i of what follows the stripes of the prefix; `first` is the key's first eight bytes, or as
// many as it has. At least one byte of the word must be there, and the word whole unless it is `join` or before.
static inline uint64_t word(
    const RegentKeyPrefix *prefix, const KeyPlace *place, uint64_t first, const uint8_t *key, size_t i) {
    if (i > place->join) return regent_xxh_word(key + (8 * i - place->head), 8);
    if (i == place->join) return prefix->rest[i] | place->here | first << place->shift;
    return prefix->rest[i] | (i + 1 == place->join ? place->before : 0);
}

static inline uint64_t hash(const RegentKeyPrefix *prefix, const uint8_t *key, size_t count) {
    KeyPlace place = regent_key_place(prefix, (uint32_t)count);
    uint64_t first = count >= 8 ? regent_xxh_word(key, 8) : regent_xxh_word(key, count);
    size_t left = place.head + count, total = prefix->byte_count + 4 + count, i = 0;
    uint64_t result = REGENT_XXH_P5;
    if (total >= REGENT_XXH_STRIPE_BYTES) {
        uint64_t lanes[REGENT_XXH_STRIPE_WORDS];
        memcpy(lanes, prefix->lanes, sizeof lanes);
        for (; left >= REGENT_XXH_STRIPE_BYTES; left -= REGENT_XXH_STRIPE_BYTES) {
            for (int k = 0; k < REGENT_XXH_STRIPE_WORDS; k++, i++) {
                lanes[k] = regent_xxh_rounded(lanes[k], word(prefix, &place, first, key, i));
            }
        }
        result = regent_xxh_merged(lanes);
    }
    result += total;
    for (; left >= 8; left -= 8, i++) result = regent_xxh_with8(result, word(prefix, &place, first, key, i));
    if (left == 0) return regent_xxh_finished(result);
    // The last bytes of a long key are the high ones of its last word.
    uint64_t tail = i <= place.join ? word(prefix, &place, first, key, i)
                    : count >= 8    ? regent_xxh_word(key + count - 8, 8) >> (64 - 8 * left)
                                    : first >> 8 * (count - left);
    return regent_xxh_finished(regent_xxh_with_tail(result, tail, left));
}

uint64_t regent_key_hash(const RegentKeyPrefix *prefix, const uint8_t *key, size_t count) {
    return hash(prefix, key, count);
}

void regent_key_hashes_scalar(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes) {
    for (size_t i = 0; i < count; i++) hashes[i] = hash(prefix, bytes + starts[i], starts[i + 1] - starts[i]);
}

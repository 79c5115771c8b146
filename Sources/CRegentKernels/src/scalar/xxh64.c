// XXH64 with seed 0, straight from its specification.

#include "../xxh64.h"

static uint64_t stripes(const uint8_t **bytes, size_t *left) {
    uint64_t lanes[] = REGENT_XXH_LANES;
    for (; *left >= REGENT_XXH_STRIPE_BYTES; *left -= REGENT_XXH_STRIPE_BYTES) {
        for (int i = 0; i < REGENT_XXH_STRIPE_WORDS; i++, *bytes += 8) {
            lanes[i] = regent_xxh_rounded(lanes[i], regent_xxh_word(*bytes, 8));
        }
    }
    return regent_xxh_merged(lanes);
}

uint64_t regent_xxh64(const uint8_t *bytes, size_t count) {
    size_t left = count;
    uint64_t hash = (count >= REGENT_XXH_STRIPE_BYTES ? stripes(&bytes, &left) : REGENT_XXH_P5) + count;
    for (; left >= 8; left -= 8, bytes += 8) hash = regent_xxh_with8(hash, regent_xxh_word(bytes, 8));
    return regent_xxh_finished(regent_xxh_with_tail(hash, regent_xxh_word(bytes, left), left));
}

// Where the bytes of a hashed key stand: prefix, byte count, key, without ever being joined.
//
// What is left of the prefix behind its whole stripes, the count and the key are one sequence of words:
//
//     rest of the prefix ‖ count (4 bytes) ‖ key
//     word 0 ........... word `join` .......... later words, of the key alone
//
// The key's first byte is byte `shift` / 8 of the word `join`; both depend on the prefix alone.

#ifndef REGENT_KERNELS_KEY_HASH_H
#define REGENT_KERNELS_KEY_HASH_H

#include "xxh64.h"

typedef struct KeyPlace {
    size_t head;             // bytes before the key, 4...35
    size_t join, shift;      // the word with its first byte, and the place there in bits
    uint64_t before, here;   // what the count adds to the word before `join`, and to `join`
} KeyPlace;

static inline KeyPlace regent_key_place(const RegentKeyPrefix *prefix, uint32_t count) {
    size_t head = prefix->rest_count + sizeof count, shift = 8 * (head % 8);
    bool is_whole = shift >= 32;  // the count, in the word `join`
    return (KeyPlace){
        .head = head, .join = head / 8, .shift = shift,
        .before = is_whole ? 0 : (uint64_t)count << (32 + shift),
        .here = is_whole ? (uint64_t)count << (shift - 32) : (uint64_t)count >> (32 - shift)};
}

#endif

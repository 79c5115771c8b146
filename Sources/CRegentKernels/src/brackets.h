// Order statistics by sampled brackets: what the vector targets share. Each brings one loop, `RegentBracketLoop`.

#ifndef REGENT_KERNELS_BRACKETS_H
#define REGENT_KERNELS_BRACKETS_H

#include "kernels.h"

// Words a loop may write behind the last candidate: one vector of the widest target.
enum { REGENT_BRACKET_SLACK = 16 };

// A range of values that holds one wanted rank or several near each other, and what a column has there.
typedef struct RegentBracket {
    uint32_t low, high;    // inclusive; 0 and UINT32_MAX are open ends
    size_t below;          // values < low
    size_t inside;         // values in low...high
    size_t collected;      // of which stored: all of them, or the bracket has stopped collecting
    size_t capacity;       // values that may be stored; candidates has REGENT_BRACKET_SLACK words more
    uint32_t *candidates;
    bool collecting;
    bool is_sparse;        // few of the values are inside: they are stored one by one
    size_t first_rank, rank_count;  // which of the wanted ranks
} RegentBracket;

// Adds values[0..<count] to the bracket: count at most REGENT_BLOCK_COUNT, and while it is collecting there is
// room for all of them.
typedef void RegentBracketLoop(const uint32_t *values, size_t count, RegentBracket *bracket);

// Stores those of 64 values whose bits are set in `marks`, the lowest first; the place behind the last one. Up to
// REGENT_MARKS_FORESEEN of them cost no branch, so that only a block with more is foretold wrongly.
enum { REGENT_MARKS_FORESEEN = 3 };

static inline uint32_t *regent_append_marked(const uint32_t *values, uint64_t marks, uint32_t *to) {
    size_t count = (size_t)__builtin_popcountll(marks);
    for (int k = 0; k < REGENT_MARKS_FORESEEN; k++, marks &= marks - 1) {
        to[k] = regent_load_u32(values, (size_t)__builtin_ctzll(marks | (uint64_t)1 << 63));
    }
    for (size_t k = REGENT_MARKS_FORESEEN; k < count; k++, marks &= marks - 1) {
        to[k] = regent_load_u32(values, (size_t)__builtin_ctzll(marks));
    }
    return to + count;
}

// `regent_order_statistics_u32` by way of the loop.
void regent_order_statistics_by_brackets(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch, RegentBracketLoop *loop);

// Words of scratch that it wants; with less (but the counters) it is slower.
size_t regent_bracket_scratch_words(size_t count);

#endif

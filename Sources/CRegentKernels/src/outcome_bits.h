// Outcome counts by carry-save addition, for any vector width: each target's file sets the two macros below and
// includes this text, which needs nothing but the bitwise operations of the compiler's vector types.
//
// Two words of 16 bits are made of every code, every bit of which is something to count. How many times each
// bit is set among many words is a sum by place, kept as vectors of weight 1, 2, 4 ...: a full adder makes two
// of three, so that a vector of words costs two additions, whatever there is to count in it.

#include "kernels.h"

#if !defined(REGENT_VECTOR_BYTES) || !defined(REGENT_VECTOR_TARGET)
#error "set REGENT_VECTOR_BYTES and REGENT_VECTOR_TARGET first"
#endif

#define REGENT_INLINE __attribute__((always_inline)) REGENT_VECTOR_TARGET static inline

typedef uint16_t Words __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef uint32_t Codes __attribute__((vector_size(REGENT_VECTOR_BYTES)));

enum {
    WORDS = REGENT_VECTOR_BYTES / 2,  // in a vector
    LEVELS = 16,                      // weights 1, 2, 4 ... 2^15: a lane's sum fits 16 bits
    BLOCK_VECTORS = 64,               // added together
    BLOCKS_MAX = 512,                 // between two emptyings of the sums: 2^15 vectors, and the rest below one
    PLACES = 16
};

// Sums by place, of the two kinds of words: vector k counts 2^k.
typedef struct Sums {
    Words first[LEVELS], second[LEVELS];
} Sums;

// ---------------------------------------------------------------------------------------------------------
// The words

enum {
    LOW_BITS = 0x2AA8,   // the lower bit of each tri-state
    HIGH_BITS = 0x5550,  // and the upper one
    LATENCY_BIT = 0x8000
};

// The status bits; T and F of every outcome in place of its tri-state; the latency.
REGENT_INLINE Words first_words(Words codes) {
    Words other = (codes >> 1 & LOW_BITS) | (codes << 1 & HIGH_BITS);  // each bit's neighbour in its tri-state
    return codes & ~other;
}

// The products of status bits at places 0 (0·1), 1 (1·2), 2 (0·2), 4 (0·1·2); in SKIPPED samples the absent
// outcomes at places 3, 5 ... 13 and the absent latency at 15.
REGENT_INLINE Words second_words(Words codes) {
    Words by_one = codes >> 1, by_two = codes >> 2;
    Words pairs = codes & by_one & 3, ends = codes & by_two & 1, all = pairs & by_two & 1;
    Words is_skipped = (Words)((codes & 7) == REGENT_OUTCOME_STATUS_SKIPPED);
    Words absent = ~(codes | by_one) & (LOW_BITS | LATENCY_BIT);
    return pairs | ends << 2 | all << 4 | (absent & is_skipped);
}

// The low halves of two vectors of codes, in an order of their own.
REGENT_INLINE Words packed(Codes even, Codes odd) { return (Words)((even & 0xFFFF) | odd << 16); }

REGENT_INLINE Words load(const uint32_t *codes) {
    Codes halves[2];
    memcpy(halves, codes, sizeof halves);
    return packed(halves[0], halves[1]);
}

// ---------------------------------------------------------------------------------------------------------
// The sums

// a + b + c by place: the sum stays in *a, the carry is given.
REGENT_INLINE Words added(Words *a, Words b, Words c) {
    Words half = *a ^ b, carry = (*a & b) | (half & c);
    *a = half ^ c;
    return carry;
}

// Adds eight words to the sums; the carry of weight 8.
REGENT_INLINE Words added_8(Words *sums, const Words words[8]) {
    Words two[4];
    for (int k = 0; k < 4; k++) two[k] = added(&sums[0], words[2 * k], words[2 * k + 1]);
    Words first = added(&sums[1], two[0], two[1]), second = added(&sums[1], two[2], two[3]);
    return added(&sums[2], first, second);
}

// Adds eight carries of weight 8 to the sums; the carry of weight 64.
REGENT_INLINE Words carried_64(Words *sums, const Words eights[8]) {
    return added_8(sums + 3, eights);
}

// Adds one vector to the sums from a level on.
REGENT_INLINE void carry_on(Words words, Words *sums, int level) {
    for (; level < LEVELS; level++) {
        Words carry = sums[level] & words;
        sums[level] ^= words;
        words = carry;
    }
}

// A block of vectors.
REGENT_VECTOR_TARGET static void add_block(const uint32_t *codes, Sums *sums) {
    Words first[8], second[8];
    for (int block = 0; block < 8; block++) {
        Words one[8], two[8];
        for (int k = 0; k < 8; k++) {
            Words words = load(codes + (block * 8 + k) * WORDS);
            one[k] = first_words(words);
            two[k] = second_words(words);
        }
        first[block] = added_8(sums->first, one);
        second[block] = added_8(sums->second, two);
    }
    carry_on(carried_64(sums->first, first), sums->first, 6);
    carry_on(carried_64(sums->second, second), sums->second, 6);
}

// The codes that do not fill a block. Codes that are not there are 0: they count nothing.
REGENT_VECTOR_TARGET static void add_rest(const uint32_t *codes, size_t count, Sums *sums) {
    for (size_t i = 0; i < count; i += WORDS) {
        uint32_t present[WORDS] = {0};
        size_t left = count - i < WORDS ? count - i : WORDS;
        memcpy(present, (const char *)codes + i * sizeof *codes, left * sizeof *codes);
        Words words = load(present);
        carry_on(first_words(words), sums->first, 0);
        carry_on(second_words(words), sums->second, 0);
    }
}

// ---------------------------------------------------------------------------------------------------------
// The counts

// Adds the sums of all lanes to the counts; levels: those that can be other than 0.
REGENT_VECTOR_TARGET static void add_sums(const Words *sums, int levels, uint64_t counts[PLACES]) {
    for (int place = 0; place < PLACES; place++) {
        Words lanes = sums[0] >> place & 1;
        for (int level = 1; level < levels; level++) lanes += (sums[level] >> place & 1) << level;
        uint16_t parts[WORDS];
        memcpy(parts, &lanes, sizeof parts);
        uint32_t sum = 0;
        for (int k = 0; k < WORDS; k++) sum += parts[k];
        counts[place] += sum;
    }
}

// Statuses by inclusion and exclusion of the products of their bits.
static inline void set_statuses(const uint64_t bit[PLACES], const uint64_t product[PLACES], uint64_t out[8]) {
    uint64_t low = product[0], high = product[1], ends = product[2], all = product[4];
    out[7] = all;
    out[3] = low - all;
    out[6] = high - all;
    out[5] = ends - all;
    out[1] = bit[0] - low - ends + all;
    out[2] = bit[1] - low - high + all;
    out[4] = bit[2] - high - ends + all;
}

static inline void set_counts(size_t count, uint64_t counts[2][PLACES], RegentOutcomeCounts *out) {
    memset(out, 0, sizeof *out);
    out->count = count;
    for (int k = 0; k < REGENT_OUTCOME_COUNT; k++) {
        out->true_count[k] = counts[0][3 + 2 * k];
        out->false_count[k] = counts[0][4 + 2 * k];
    }
    for (int k = 0; k <= REGENT_OUTCOME_COUNT; k++) out->skipped_absent[k] = counts[1][3 + 2 * k];
    out->latency_count = counts[0][15];
    set_statuses(counts[0], counts[1], out->status_count);
    out->status_count[0] = count;
    for (int s = 1; s < REGENT_OUTCOME_STATUS_COUNT; s++) out->status_count[0] -= out->status_count[s];
}

REGENT_VECTOR_TARGET static void count_outcomes(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    enum { BLOCK = BLOCK_VECTORS * WORDS };
    uint64_t counts[2][PLACES] = {{0}};
    for (size_t start = 0; start < count; start += (size_t)BLOCKS_MAX * BLOCK) {
        size_t left = count - start, some = left < (size_t)BLOCKS_MAX * BLOCK ? left : (size_t)BLOCKS_MAX * BLOCK;
        size_t whole = some - some % BLOCK;
        Sums sums;
        memset(&sums, 0, sizeof sums);
        for (size_t i = 0; i < whole; i += BLOCK) add_block(codes + start + i, &sums);
        add_rest(codes + start + whole, some - whole, &sums);
        int levels = 64 - __builtin_clzll(some / WORDS + 1);
        add_sums(sums.first, levels, counts[0]);
        add_sums(sums.second, levels, counts[1]);
    }
    set_counts(count, counts, out);
}

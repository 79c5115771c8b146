// Order statistics by sampled brackets.
//
// Around each rank two elements of a strided sample make a bracket low...high that holds the wanted value almost
// surely, and brackets near each other become one. A large sample is not sorted but searched in the same way. A pass
// over the values counts what lies below each bracket and stores what lies inside; the same again over the few that
// were inside, and a radix selection over the few of those, finish. Where a bracket misses or holds too much (many
// duplicates, data made to fool the stride) the radix selection runs over the whole column, so the worst case is three
// linear passes a rank.

#include "brackets.h"

// Half-width of a bracket in standard deviations of a sample rank: one miss in about 15,000 brackets of random
// data. Wider costs more stored values, narrower more second passes.
enum { DEVIATIONS = 4 };

// Brackets run in one pass, and passes over ever fewer values.
enum { BRACKETS_MAX = 8, DEPTH_MAX = 3 };

// Below this count the radix selection alone is as fast.
enum { BRACKET_COUNT_MIN = 2048 };

// Brackets are joined where this share of the sample, or less, lies between them: storing those values costs
// less than another run over all.
enum { GAP_DIVISOR = 16 };

// Brackets with less than this share of the sample are sparse.
enum { SPARSE_DIVISOR = 12 };

// Elements of the sample. Larger ones make narrower brackets: fewer values to store and to look at again.
static size_t sample_count(size_t count) {
    if (count < (size_t)1 << 14) return 256;
    if (count < (size_t)1 << 18) return 1024;
    if (count < (size_t)1 << 22) return 4096;
    return count < (size_t)1 << 25 ? 16384 : 32768;
}

// Values that the brackets of one pass may store together: 7 % of 100 million values, 23 % of a million.
static size_t candidates_max(size_t count) {
    size_t small = count < (size_t)1 << 22 ? count : (size_t)1 << 22;
    return count / 16 + small / 6 + 2 * BRACKETS_MAX * REGENT_BLOCK_COUNT;
}

static size_t level_words(size_t count) { return 2 * sample_count(count) + candidates_max(count); }

size_t regent_bracket_scratch_words(size_t count) {
    size_t words = 0;
    for (int depth = 0; depth < DEPTH_MAX && count >= BRACKET_COUNT_MIN; depth++) {
        words += level_words(count);
        size_t fewer = candidates_max(count);
        count = fewer < count ? fewer : count;
    }
    return words;
}

static size_t root(size_t square) {
    size_t result = 0;
    for (size_t bit = (size_t)1 << 24; bit > 0; bit >>= 1) {
        if ((result + bit) * (result + bit) <= square) result += bit;
    }
    return result;
}

// ---------------------------------------------------------------------------------------------------------
// The sample

// One stable pass of a radix sort by eight bits from `shift` on.
static void sort_pass(const uint32_t *from, uint32_t *to, size_t count, uint32_t *counters, int shift) {
    uint32_t mask = 0xFF, start = 0;
    memset(counters, 0, (mask + 1) * sizeof *counters);
    for (size_t i = 0; i < count; i++) counters[from[i] >> shift & mask]++;
    for (size_t i = 0; i <= mask; i++) {
        uint32_t size = counters[i];
        counters[i] = start;
        start += size;
    }
    for (size_t i = 0; i < count; i++) to[counters[from[i] >> shift & mask]++] = from[i];
}

// Samples up to this size are sorted; in larger ones only the ends of the brackets are looked for.
enum { SORTED_COUNT_MAX = 1024 };

// Leaves `size` values, one a stride, in `sample`, sorted where they are few; spare has as many words.
static void take_sample(
    const uint32_t *values, size_t count, uint32_t *sample, uint32_t *spare, size_t size, uint32_t *counters) {
    size_t stride = count / size;
    for (size_t i = 0; i < size; i++) sample[i] = regent_load_u32(values, i * stride + stride / 2);
    if (size > SORTED_COUNT_MAX) return;
    for (int shift = 0; shift < 32; shift += 16) {
        sort_pass(sample, spare, size, counters, shift);
        sort_pass(spare, sample, size, counters, shift + 8);
    }
}

// ---------------------------------------------------------------------------------------------------------
// The brackets

// Sample positions first..<last, of which the ends make a bracket; 0 and the size of the sample are open.
typedef struct Span {
    size_t first, last;
} Span;

static Span span_around(size_t rank, size_t count, size_t size) {
    double share = (double)rank / (double)count;
    size_t position = (size_t)(share * (double)size);
    size_t margin =
        root((size_t)(DEVIATIONS * DEVIATIONS * (double)size * share * (1.0 - share))) + 2;
    Span span = {position > margin + 1 ? position - margin - 1 : 0, position + margin};
    if (span.last > size) span.last = size;
    return span;
}

// Values to make room for: what the sample says, and as many deviations more.
static size_t capacity_of(Span span, size_t count, size_t size) {
    size_t sampled = span.last - span.first + 1;
    size_t most = sampled + DEVIATIONS * (root(sampled) + 1);
    return most >= size ? count : most * (count / size + 1);
}

// What one pass works with.
typedef struct Plan {
    RegentBracket brackets[BRACKETS_MAX];
    Span spans[BRACKETS_MAX];
    size_t bracket_count;
    size_t rank_count;   // the first ones of the wanted ranks, served by this pass
    uint32_t *free;      // scratch behind the candidates
} Plan;

// Opens the end of a bracket over the last values: to store a few more costs less than to compare with them.
static Span opened(Span span, size_t size) {
    if (size - span.last <= size / 128) span.last = size;
    return span;
}

// What a span of the sample's positions takes of the scratch.
static size_t words_of(Span span, size_t count, size_t size) {
    return capacity_of(span, count, size) + REGENT_BLOCK_COUNT + REGENT_BRACKET_SLACK;
}

// The span around the first of the ranks, joined with those of the next ones while they are near and there is
// room; *joined is how many.
static Span joined_span(
    const size_t *ranks, size_t rank_count, size_t count, size_t size, size_t room, size_t *joined) {
    Span span = span_around(ranks[0], count, size);
    size_t next = 1;
    for (; next < rank_count; next++) {
        Span other = span_around(ranks[next], count, size);
        if (other.first > span.last + size / GAP_DIVISOR) break;
        Span both = {span.first, other.last > span.last ? other.last : span.last};
        if (other.first > span.last && words_of(opened(both, size), count, size) > room) break;
        span = both;
    }
    *joined = next;
    return opened(span, size);
}

// Serves as many ranks as there is room for, the first one in any case. The ends of the brackets are still open.
static Plan plan(const size_t *ranks, size_t rank_count, size_t count, size_t size, uint32_t *candidates) {
    Plan result = {.bracket_count = 0, .free = candidates};
    size_t room = candidates_max(count);
    for (size_t first = 0, joined; first < rank_count && result.bracket_count < BRACKETS_MAX; first += joined) {
        Span span = joined_span(ranks + first, rank_count - first, count, size, room, &joined);
        size_t words = words_of(span, count, size);
        if (words > room && result.bracket_count > 0) break;
        words = words < room ? words : room;
        result.spans[result.bracket_count] = span;
        result.brackets[result.bracket_count++] = (RegentBracket){
            .low = 0, .high = UINT32_MAX, .capacity = words - REGENT_BRACKET_SLACK, .candidates = result.free,
            .is_sparse = (span.last - span.first) * SPARSE_DIVISOR < size, .first_rank = first, .rank_count = joined};
        result.rank_count = first + joined;
        result.free += words;
        room -= words;
    }
    return result;
}

// Columns from here on (64 MiB) are fetched ahead from memory, beyond what the processor fetches by itself within a
// page: 10 to 25 % faster at 100 million values. Smaller ones, in the last cache, are 10 % slower by it.
enum { AHEAD_COUNT_MIN = 1 << 24, AHEAD_COUNT = 8 * REGENT_BLOCK_COUNT, LINE_COUNT = 16 };

static void fetch_ahead(const uint32_t *values, size_t count, size_t start) {
    size_t ahead = start + AHEAD_COUNT;
    if (count < AHEAD_COUNT_MIN || count - start < AHEAD_COUNT + REGENT_BLOCK_COUNT) return;
    for (size_t i = 0; i < REGENT_BLOCK_COUNT; i += LINE_COUNT) {
        __builtin_prefetch((const char *)values + (ahead + i) * sizeof *values, 0, 2);
    }
}

// Runs all brackets over the column, block by block, so that memory is read once. A bracket that might
// overflow in the next block stops collecting and goes on counting.
static void run(const uint32_t *values, size_t count, Plan *plan, RegentBracketLoop *loop) {
    for (size_t start = 0; start < count; start += REGENT_BLOCK_COUNT) {
        size_t block = count - start < REGENT_BLOCK_COUNT ? count - start : REGENT_BLOCK_COUNT;
        fetch_ahead(values, count, start);
        for (size_t b = 0; b < plan->bracket_count; b++) {
            RegentBracket *bracket = &plan->brackets[b];
            if (bracket->collected + block > bracket->capacity) bracket->collecting = false;
            loop((const uint32_t *)((const char *)values + start * sizeof *values), block, bracket);
        }
    }
}

// ---------------------------------------------------------------------------------------------------------
// The answer

typedef struct Scratch {
    uint32_t *counters;     // REGENT_RADIX_COUNT words
    uint32_t *free, *end;
    RegentBracketLoop *loop;
} Scratch;

// Ranks are copied with what lies below taken off, so many at a time.
enum { RANKS_MAX = 8 * BRACKETS_MAX };

// The ranks, each less `below`, among values[0..<count], all of which lie in low...high.
static void select_in(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, size_t below, uint32_t low,
    uint32_t high, uint32_t *out, Scratch scratch, int depth);

static void select_by_radix(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, size_t below, uint32_t low,
    uint32_t high, uint32_t *out, uint32_t *counters) {
    for (size_t i = 0; i < rank_count; i++) {
        out[i] = regent_selected_u32(values, count, ranks[i] - below, low, high, counters);
    }
}

// Answers the ranks of a bracket: among the candidates, or below, inside or above it in the whole column.
static void answer(
    const RegentBracket *bracket, const uint32_t *values, size_t count, const size_t *ranks, uint32_t *out,
    Scratch scratch, int depth) {
    size_t below = bracket->below, through = below + bracket->inside, first = 0, last = 0;
    while (first < bracket->rank_count && ranks[first] <= below) first++;
    while (last < bracket->rank_count && ranks[last] <= through) last++;
    select_by_radix(values, count, ranks, first, 0, 0, bracket->low - 1, out, scratch.counters);
    if (bracket->collected == bracket->inside) {
        select_in(
            bracket->candidates, bracket->collected, ranks + first, last - first, below, bracket->low,
            bracket->high, out + first, scratch, depth + 1);
    } else {
        select_by_radix(
            values, count, ranks + first, last - first, below, bracket->low, bracket->high, out + first,
            scratch.counters);
    }
    select_by_radix(
        values, count, ranks + last, bracket->rank_count - last, through, bracket->high + 1, UINT32_MAX,
        out + last, scratch.counters);
}

// Closes the brackets with elements of the sample. Behind the sample the scratch is still free.
static void close_brackets(Plan *plan, const uint32_t *sample, size_t size, Scratch scratch, int depth) {
    size_t ranks[2 * BRACKETS_MAX], rank_count = 0;
    uint32_t *ends[2 * BRACKETS_MAX], found[2 * BRACKETS_MAX];
    for (size_t b = 0; b < plan->bracket_count; b++) {
        Span span = plan->spans[b];
        if (span.first > 0) {
            ends[rank_count] = &plan->brackets[b].low;
            ranks[rank_count++] = span.first + 1;
        }
        if (span.last < size) {
            ends[rank_count] = &plan->brackets[b].high;
            ranks[rank_count++] = span.last + 1;
        }
    }
    if (size > SORTED_COUNT_MAX) {
        select_in(sample, size, ranks, rank_count, 0, 0, UINT32_MAX, found, scratch, depth + 1);
    } else {
        for (size_t i = 0; i < rank_count; i++) found[i] = sample[ranks[i] - 1];
    }
    for (size_t i = 0; i < rank_count; i++) *ends[i] = found[i];
    for (size_t b = 0; b < plan->bracket_count; b++) {
        RegentBracket *bracket = &plan->brackets[b];
        bracket->collecting = bracket->low < bracket->high;  // of equal values only the number is wanted
    }
}

static void select_in(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, size_t below, uint32_t low,
    uint32_t high, uint32_t *out, Scratch scratch, int depth) {
    bool has_room = (size_t)(scratch.end - scratch.free) >= level_words(count);
    if (low == high || count < BRACKET_COUNT_MIN || depth == DEPTH_MAX || !has_room) {
        select_by_radix(values, count, ranks, rank_count, below, low, high, out, scratch.counters);
        return;
    }
    size_t size = sample_count(count);
    uint32_t *sample = scratch.free;
    take_sample(values, count, sample, sample + size, size, scratch.counters);
    for (size_t done = 0; done < rank_count;) {
        size_t own[RANKS_MAX], left = rank_count - done, wanted = left < RANKS_MAX ? left : RANKS_MAX;
        for (size_t i = 0; i < wanted; i++) own[i] = ranks[done + i] - below;
        Scratch rest = scratch;
        rest.free = sample + size;
        Plan pass = plan(own, wanted, count, size, sample + 2 * size);
        close_brackets(&pass, sample, size, rest, depth);
        run(values, count, &pass, scratch.loop);
        rest.free = pass.free;
        for (size_t b = 0; b < pass.bracket_count; b++) {
            size_t first = pass.brackets[b].first_rank;
            answer(&pass.brackets[b], values, count, own + first, out + done + first, rest, depth);
        }
        done += pass.rank_count;
    }
}

void regent_order_statistics_by_brackets(
    const uint32_t *values, size_t count, const size_t *ranks, size_t rank_count, uint32_t *out,
    void *scratch, RegentBracketLoop *loop) {
    uint32_t *words = scratch;
    Scratch whole = {
        .counters = words, .free = words + REGENT_RADIX_COUNT,
        .end = words + REGENT_RADIX_COUNT + regent_bracket_scratch_words(count), .loop = loop};
    if (rank_count > 0) select_in(values, count, ranks, rank_count, 0, 0, UINT32_MAX, out, whole, 0);
}

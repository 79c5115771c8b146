// Places in order of their scores. No variant of its own for any target: the scores are what takes the time.

#include "kernels.h"

static bool precedes(const double *scores, uint32_t left, uint32_t right) {
    if (scores[left] != scores[right]) return scores[left] < scores[right];
    return left < right;
}

static void insert_all(const double *scores, size_t count, uint32_t *order) {
    for (size_t i = 1; i < count; i++) {
        uint32_t place = order[i];
        size_t at = i;
        for (; at > 0 && precedes(scores, place, order[at - 1]); at--) order[at] = order[at - 1];
        order[at] = place;
    }
}

// Moves the place at `at` down to where both below it precede it.
static void sift(const double *scores, uint32_t *order, size_t at, size_t count) {
    uint32_t place = order[at];
    for (size_t below; (below = 2 * at + 1) < count; at = below) {
        if (below + 1 < count && precedes(scores, order[below], order[below + 1])) below++;
        if (!precedes(scores, place, order[below])) break;
        order[at] = order[below];
    }
    order[at] = place;
}

static void sort_as_heap(const double *scores, size_t count, uint32_t *order) {
    for (size_t i = count / 2; i > 0; i--) sift(scores, order, i - 1, count);
    for (size_t last = count - 1; last > 0; last--) {
        uint32_t most = order[0];
        order[0] = order[last];
        order[last] = most;
        sift(scores, order, 0, last);
    }
}

void regent_sort_by_score(const double *scores, size_t count, uint32_t *order) {
    enum { INSERTION_COUNT_MAX = 32 };
    for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
    if (count <= INSERTION_COUNT_MAX) {
        insert_all(scores, count, order);
    } else {
        sort_as_heap(scores, count, order);
    }
}

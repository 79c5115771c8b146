// Weighted rendezvous, straight from the specification.

#include "../assignment.h"

uint32_t regent_select_one_u64_scalar(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count) {
    return regent_winner(hash, seeds, inverse_weights, target_count);
}

void regent_select_u64_scalar(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    for (size_t i = 0; i < count; i++) {
        winners[i] = regent_winner(hashes[i], seeds, inverse_weights, target_count);
    }
}

void regent_scores_u64_scalar(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    for (size_t target = 0; target < target_count; target++) {
        scores[target] = regent_score(hash, seeds[target], inverse_weights[target]);
    }
}

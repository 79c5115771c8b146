// Weighted rendezvous, straight from the specification.

#include "../assignment.h"

void regent_select_u64_scalar(
    const uint64_t *hashes, size_t count, const uint64_t *seeds, const double *inverse_weights,
    size_t target_count, uint32_t *winners) {
    for (size_t i = 0; i < count; i++) {
        double least = regent_score(hashes[i], seeds[0], inverse_weights[0]);
        uint32_t winner = 0;
        for (size_t target = 1; target < target_count; target++) {
            double score = regent_score(hashes[i], seeds[target], inverse_weights[target]);
            if (score < least) {
                least = score;
                winner = (uint32_t)target;
            }
        }
        winners[i] = winner;
    }
}

void regent_scores_u64(
    uint64_t hash, const uint64_t *seeds, const double *inverse_weights, size_t target_count,
    double *scores) {
    for (size_t target = 0; target < target_count; target++) {
        scores[target] = regent_score(hash, seeds[target], inverse_weights[target]);
    }
}

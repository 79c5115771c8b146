// Probabilities and decisions for four logits at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 32
#define REGENT_VECTOR_TARGET __attribute__((target("avx2,popcnt")))
#include "../score_vectors.h"

void regent_score_f32_avx2(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    score(logits, count, rule, probabilities, decisions, counts);
}

#endif

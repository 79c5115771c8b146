// Probabilities and decisions for two logits at a time.

#if defined(__aarch64__)

#define REGENT_VECTOR_BYTES 16
#define REGENT_VECTOR_TARGET 
#include "../score_vectors.h"

void regent_score_f32_neon(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    score(logits, count, rule, probabilities, decisions, counts);
}

#endif

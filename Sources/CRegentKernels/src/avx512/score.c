// Probabilities and decisions for eight logits at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 64
#define REGENT_VECTOR_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,popcnt")))
#include "../score_vectors.h"

void regent_score_f32_avx512(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    score(logits, count, rule, probabilities, decisions, counts);
}

#endif

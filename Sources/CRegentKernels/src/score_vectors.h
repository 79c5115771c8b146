// Probabilities and decisions for any vector width: each target's file sets the two macros below and includes
// this text, which says what scalar/score.c says in the compiler's vector types.

#include "scores.h"

#if !defined(REGENT_VECTOR_BYTES) || !defined(REGENT_VECTOR_TARGET)
#error "set REGENT_VECTOR_BYTES and REGENT_VECTOR_TARGET first"
#endif

#define REGENT_INLINE __attribute__((always_inline)) REGENT_VECTOR_TARGET static inline

enum { LANES = REGENT_VECTOR_BYTES / 8 };

typedef double Doubles __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef int64_t Integers __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef float Floats __attribute__((vector_size(LANES * 4)));
typedef uint8_t Bytes __attribute__((vector_size(LANES)));

REGENT_INLINE Doubles all(double value) {
    Doubles result;
    for (int k = 0; k < LANES; k++) result[k] = value;
    return result;
}

// `yes` where the lanes of `mask` are all ones, else `no`.
REGENT_INLINE Doubles chosen(Integers mask, Doubles yes, Doubles no) {
    return (Doubles)(((Integers)yes & mask) | ((Integers)no & ~mask));
}

REGENT_INLINE Doubles exponential(Doubles t) {
#pragma STDC FP_CONTRACT OFF
    Doubles rounded = t * all(REGENT_LOG2_E) + all(REGENT_ROUNDER);
    Doubles k = rounded - all(REGENT_ROUNDER);
    Doubles r = t - k * all(REGENT_LN2_HIGH);
    r = r - k * all(REGENT_LN2_LOW);
    Doubles sum = all(regent_exp_series[REGENT_EXP_DEGREE]);
    for (int i = REGENT_EXP_DEGREE - 1; i >= 0; i--) sum = sum * r + all(regent_exp_series[i]);
    return sum * (Doubles)(((Integers)rounded + 1023) << 52);
}

// What scores one vector of logits; the decisions' counts go to the lanes of `counts`.
REGENT_INLINE void score_vector(
    const float *logits, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    Integers counts[REGENT_DECISION_COUNT]) {
#pragma STDC FP_CONTRACT OFF
    Floats x;
    memcpy(&x, logits, sizeof x);
    Doubles t = -(all(rule->slope) * __builtin_convertvector(x, Doubles) + all(rule->offset));
    const Doubles most = all(REGENT_LOGIT_MAX);
    Integers is_number = t == t;
    t = chosen(t > most, most, t);
    t = chosen(t < -most, -most, t);
    Doubles one = all(1.0), exact = chosen(is_number, one / (one + exponential(t)), all(__builtin_nan("")));
    Floats p = __builtin_convertvector(exact, Floats);
    Doubles compared = __builtin_convertvector(p, Doubles);
    Integers is_auto = compared >= all(rule->auto_min), is_ask = (compared >= all(rule->ask_min)) & ~is_auto;
    Integers is_escalate = ~(is_auto | is_ask);
    counts[REGENT_DECISION_AUTO] -= is_auto;
    counts[REGENT_DECISION_ASK] -= is_ask;
    counts[REGENT_DECISION_ESCALATE] -= is_escalate;
    Bytes decision = __builtin_convertvector((is_ask & 1) | (is_escalate & 2), Bytes);
    memcpy(probabilities, &p, sizeof p);
    memcpy(decisions, &decision, sizeof decision);
}

REGENT_VECTOR_TARGET static void score(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    Integers sums[REGENT_DECISION_COUNT] = {{0}};
    size_t whole = count - count % LANES;
    for (size_t i = 0; i < whole; i += LANES) {
        score_vector(logits + i, rule, probabilities + i, decisions + i, sums);
    }
    regent_score_f32_scalar(
        logits + whole, count - whole, rule, probabilities + whole, decisions + whole, counts);
    for (int d = 0; d < REGENT_DECISION_COUNT; d++) {
        for (int k = 0; k < LANES; k++) counts[d] += (uint64_t)sums[d][k];
    }
}

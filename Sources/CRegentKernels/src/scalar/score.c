// Calibrated probabilities and decisions, one logit at a time: the specification.

#include "../scores.h"

static double exponential(double t) {
#pragma STDC FP_CONTRACT OFF
    double rounded = t * REGENT_LOG2_E + REGENT_ROUNDER;
    double k = rounded - REGENT_ROUNDER;
    double r = t - k * REGENT_LN2_HIGH;
    r = r - k * REGENT_LN2_LOW;
    double sum = regent_exp_series[REGENT_EXP_DEGREE];
    for (int i = REGENT_EXP_DEGREE - 1; i >= 0; i--) sum = sum * r + regent_exp_series[i];
    uint64_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    bits = (bits + 1023) << 52;  // 2^k
    double power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

static float probability(float logit, double slope, double offset) {
#pragma STDC FP_CONTRACT OFF
    double t = -(slope * (double)logit + offset);
    if (t != t) return __builtin_nanf("");
    t = t > REGENT_LOGIT_MAX ? REGENT_LOGIT_MAX : t;
    t = t < -REGENT_LOGIT_MAX ? -REGENT_LOGIT_MAX : t;
    return (float)(1.0 / (1.0 + exponential(t)));
}

void regent_score_f32_scalar(
    const float *logits, size_t count, const RegentScoreRule *rule, float *probabilities, uint8_t *decisions,
    uint64_t counts[REGENT_DECISION_COUNT]) {
    for (int i = 0; i < REGENT_DECISION_COUNT; i++) counts[i] = 0;
    for (size_t i = 0; i < count; i++) {
        float p = probability(logits[i], rule->slope, rule->offset);
        uint8_t decision = REGENT_DECISION_ESCALATE;
        if ((double)p >= rule->ask_min) decision = REGENT_DECISION_ASK;
        if ((double)p >= rule->auto_min) decision = REGENT_DECISION_AUTO;
        probabilities[i] = p;
        decisions[i] = decision;
        counts[decision]++;
    }
}

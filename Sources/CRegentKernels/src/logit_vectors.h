// Logits for any vector width: each target's file sets the two macros below and includes this text, which says what
// scalar/logits.c says in the compiler's vector types.

#include "kernels.h"

#if !defined(REGENT_VECTOR_BYTES) || !defined(REGENT_VECTOR_TARGET)
#error "set REGENT_VECTOR_BYTES and REGENT_VECTOR_TARGET first"
#endif

#define REGENT_INLINE __attribute__((always_inline)) REGENT_VECTOR_TARGET static inline

// Four sums at a time: one would wait for its own additions.
enum { LANES = REGENT_VECTOR_BYTES / 8, SUMS = 4 };

typedef double Doubles __attribute__((vector_size(REGENT_VECTOR_BYTES)));
typedef int64_t Integers __attribute__((vector_size(REGENT_VECTOR_BYTES)));

REGENT_INLINE Doubles all(double value) {
    Doubles result;
    for (int k = 0; k < LANES; k++) result[k] = value;
    return result;
}

// The logits of SUMS * LANES rows.
REGENT_INLINE void logit_block(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, double bias,
    double *logits) {
#pragma STDC FP_CONTRACT OFF
    Doubles sums[SUMS];
    for (int k = 0; k < SUMS; k++) sums[k] = all(0);
    for (size_t f = 0; f < feature_count; f++) {
        const double *column = columns + starts[f];
        Doubles weight = all(weights[f]);
        for (int k = 0; k < SUMS; k++) {
            Doubles x;
            memcpy(&x, column + k * LANES, sizeof x);
            Doubles product = weight * x;
            sums[k] = sums[k] + product;
        }
    }
    for (int k = 0; k < SUMS; k++) {
        Doubles sum = sums[k] + all(bias);
        Integers is_number = sum == sum;
        sum = (Doubles)(((Integers)sum & is_number) | ((Integers)all(__builtin_nan("")) & ~is_number));
        memcpy(logits + k * LANES, &sum, sizeof sum);
    }
}

// What are left when whole blocks are done are the rows of scalar/logits.c, from their place in the columns on.
REGENT_VECTOR_TARGET static void compute_logits(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
    size_t whole = count - count % (SUMS * LANES);
    for (size_t i = 0; i < whole; i += SUMS * LANES) {
        logit_block(columns + i, starts, weights, feature_count, bias, logits + i);
    }
    if (whole == count) return;
    regent_logits_f64_scalar(
        columns + whole, starts, weights, feature_count, count - whole, bias, logits + whole);
}

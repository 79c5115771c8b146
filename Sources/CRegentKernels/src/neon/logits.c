// Logits of eight rows at a time.

#if defined(__aarch64__)

#define REGENT_VECTOR_BYTES 16
#define REGENT_VECTOR_TARGET 
#include "../logit_vectors.h"

void regent_logits_f64_neon(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
    compute_logits(columns, starts, weights, feature_count, count, bias, logits);
}

#endif

// Logits of sixteen rows at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 32
#define REGENT_VECTOR_TARGET __attribute__((target("avx2")))
#include "../logit_vectors.h"

void regent_logits_f64_avx2(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
    compute_logits(columns, starts, weights, feature_count, count, bias, logits);
}

#endif

// Logits of thirty-two rows at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 64
#define REGENT_VECTOR_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq")))
#include "../logit_vectors.h"

void regent_logits_f64_avx512(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
    compute_logits(columns, starts, weights, feature_count, count, bias, logits);
}

#endif

// Logits of a decision model, one row at a time: the specification.

#include "../kernels.h"

void regent_logits_f64_scalar(
    const double *columns, const size_t *starts, const double *weights, size_t feature_count, size_t count,
    double bias, double *logits) {
#pragma STDC FP_CONTRACT OFF
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (size_t f = 0; f < feature_count; f++) {
            double x;
            memcpy(&x, columns + starts[f] + i, sizeof x);
            double product = weights[f] * x;
            sum = sum + product;
        }
        sum = sum + bias;
        logits[i] = sum == sum ? sum : __builtin_nan("");
    }
}

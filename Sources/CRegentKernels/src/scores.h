// The arithmetic of `regent_score_f32` (CRegentKernels.h), with its constants. Every operation is one of IEEE 754
// in double precision, rounded once; nothing may be fused, and no library's exp is asked.

#ifndef REGENT_KERNELS_SCORES_H
#define REGENT_KERNELS_SCORES_H

#include "kernels.h"

// exp(t) = 2^k * P(r), k = t / ln 2 rounded to nearest, r = t - k ln 2 in two steps, P the series to r^10:
// off by less than 1e-12 of itself.
#define REGENT_LOG2_E 0x1.71547652b82fep+0
#define REGENT_LN2_HIGH 0x1.62e42fee00000p-1  // its last 21 bits are 0: k times it is exact
#define REGENT_LN2_LOW 0x1.a39ef35793c76p-33

// Adding it rounds to an integer, which then stands in the low bits.
#define REGENT_ROUNDER 0x1.8p52

// Beyond it a probability is 0 or 1 in single precision.
#define REGENT_LOGIT_MAX 110.0

enum { REGENT_EXP_DEGREE = 10 };
static const double regent_exp_series[REGENT_EXP_DEGREE + 1] = {
    1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880,
    1.0 / 3628800};

#endif

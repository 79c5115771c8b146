// Outcome counts by carry-save addition of 32 codes at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 64
#define REGENT_VECTOR_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,popcnt")))
#include "../outcome_bits.h"

void regent_outcome_counts_u32_avx512(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    count_outcomes(codes, count, out);
}

#endif

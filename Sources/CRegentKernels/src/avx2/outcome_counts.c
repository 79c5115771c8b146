// Outcome counts by carry-save addition of sixteen codes at a time.

#if defined(__x86_64__)

#define REGENT_VECTOR_BYTES 32
#define REGENT_VECTOR_TARGET __attribute__((target("avx2,popcnt")))
#include "../outcome_bits.h"

void regent_outcome_counts_u32_avx2(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    count_outcomes(codes, count, out);
}

#endif

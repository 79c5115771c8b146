// Outcome counts by carry-save addition of eight codes at a time.

#if defined(__aarch64__)

#define REGENT_VECTOR_BYTES 16
#define REGENT_VECTOR_TARGET 
#include "../outcome_bits.h"

void regent_outcome_counts_u32_neon(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    count_outcomes(codes, count, out);
}

#endif

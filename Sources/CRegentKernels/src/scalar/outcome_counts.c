// Outcome counts, one sample at a time: the specification.

#include "../kernels.h"

void regent_outcome_counts_u32_scalar(const uint32_t *codes, size_t count, RegentOutcomeCounts *out) {
    memset(out, 0, sizeof *out);
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        uint32_t code = regent_load_u32(codes, i);
        uint32_t status = code & 7;
        uint64_t skipped = status == REGENT_OUTCOME_STATUS_SKIPPED;
        out->status_count[status]++;
        for (int k = 0; k < REGENT_OUTCOME_COUNT; k++) {
            uint32_t state = code >> (3 + 2 * k) & 3;
            out->true_count[k] += state == 1;
            out->false_count[k] += state == 2;
            out->skipped_absent[k] += skipped & (state == 0);
        }
        uint32_t latency = code >> 15 & 1;
        out->latency_count += latency;
        out->skipped_absent[REGENT_OUTCOME_COUNT] += skipped & !latency;
    }
}

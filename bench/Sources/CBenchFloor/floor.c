#include "CBenchFloor.h"

#if defined(__x86_64__)
__attribute__((target("avx2")))
#endif
uint32_t bench_read_pass_u32(const uint32_t *values, size_t count) {
    uint32_t greatest = 0;
    // Clang makes vectors of it, several accumulators wide: the loop waits for memory, not for the maximum.
    for (size_t i = 0; i < count; i++) greatest = values[i] > greatest ? values[i] : greatest;
    return greatest;
}

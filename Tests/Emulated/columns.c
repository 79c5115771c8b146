#define _DEFAULT_SOURCE
#include "columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static const char *names[SHAPE_COUNT] = {"uniform",    "duplicates",  "all equal", "sorted", "reversed",
                                         "two-valued", "log-normal", "extremes",  "on the stride", "powers", "blocks"};

const char *shape_name(int shape) { return names[shape]; }

// About 2^(18 + 1.2 g) with g nearly normal (a sum of twelve), cut at both ends: like latencies.
static uint32_t log_normal(uint64_t *state) {
    double sum = -6;
    for (int i = 0; i < 12; i++) sum += (double)(next_random(state) >> 11) * 0x1p-53;
    double exponent = 18 + 1.2 * sum, value = 1;
    for (; exponent >= 1; exponent -= 1) value *= 2;
    return (uint32_t)(value * (1 + exponent));
}

static uint32_t element(int shape, size_t i, size_t count, uint64_t *state) {
    size_t stride = count < 256 ? 1 : count / (count < 1 << 14 ? 256 : count < 1 << 18 ? 1024 : 4096);
    switch (shape) {
    case 0: return (uint32_t)next_random(state);
    case 1: return next_random(state) % 7;
    case 2: return 123456;
    case 3: return (uint32_t)i * 3;
    case 4: return (uint32_t)(count - i) * 5;
    case 5: return next_random(state) & 1 ? 7 : 1u << 31;
    case 6: return log_normal(state);
    case 7: return i % 3 == 0 ? 0 : i % 3 == 1 ? UINT32_MAX : UINT32_MAX - 1;
    case 8: return i % stride == stride / 2 ? (uint32_t)i & 15 : (uint32_t)i | 1 << 20;
    case 9: return ((uint32_t)1 << next_random(state) % 32) - (next_random(state) & 1);
    default: return (uint32_t)(i / 1000 % 2) << 30 | ((uint32_t)i & 1023);
    }
}

void fill_column(int shape, uint32_t *values, size_t count, uint64_t *state) {
    for (size_t i = 0; i < count; i++) values[i] = element(shape, i, count, state);
}

Guarded guarded(size_t bytes) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (bytes + page - 1) / page * page;
    unsigned char *start =
        mmap(NULL, whole + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED || mprotect(start + whole, page, PROT_NONE) != 0) {
        perror("mmap");
        exit(2);
    }
    return (Guarded){start + whole, whole};
}

void guarded_free(Guarded memory) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    munmap(memory.end - memory.bytes, memory.bytes + page);
}

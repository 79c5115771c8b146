// The hashes of keys. NEON has no product of 64-bit lanes; replacing it costs more than it saves.

#include "../kernels.h"

#if REGENT_KERNELS_AARCH64

void regent_key_hashes_neon(
    const RegentKeyPrefix *prefix, const uint8_t *bytes, const size_t *starts, size_t count, uint64_t *hashes) {
    regent_key_hashes_scalar(prefix, bytes, starts, count, hashes);
}

#endif

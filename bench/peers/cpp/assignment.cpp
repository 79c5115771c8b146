// The same keys to the same targets as Regent: PROTOCOL.md, "Assignment", as one writes it in C++. The prefix of every
// hash is laid out once; hash and scores are plain loops, which the compiler may make vectors of.

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "side.hpp"

namespace {

constexpr size_t keyCount = 65536, targetCount = 8, blockKeys = 1024, keyBytesMax = 32;
const char *const targetIDs[] = {"azure", "bedrock", "cohere", "custom", "groq", "mistral", "openai", "vertex"};
constexpr uint32_t weights[] = {20, 10, 4, 10, 6, 8, 40, 2};

constexpr uint64_t p1 = 0x9E3779B185EBCA87, p2 = 0xC2B2AE3D27D4EB4F, p3 = 0x165667B19E3779F9;
constexpr uint64_t p4 = 0x85EBCA77C2B2AE63, p5 = 0x27D4EB2F165667C5;

template <typename Word>
Word word(const uint8_t *bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

uint64_t rounded(uint64_t lane, uint64_t input) { return std::rotl(lane + input * p2, 31) * p1; }

// XXH64 with seed 0.
uint64_t xxh64(const uint8_t *bytes, size_t count) {
    const uint8_t *end = bytes + count;
    uint64_t hash = p5;
    if (count >= 32) {
        std::array<uint64_t, 4> lanes{p1 + p2, p2, 0, 0 - p1};
        for (; end - bytes >= 32; bytes += 32) {
            for (int i = 0; i < 4; i++) lanes[i] = rounded(lanes[i], word<uint64_t>(bytes + 8 * i));
        }
        hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
        for (uint64_t lane : lanes) hash = (hash ^ rounded(0, lane)) * p1 + p4;
    }
    hash += count;
    for (; end - bytes >= 8; bytes += 8) hash = std::rotl(hash ^ rounded(0, word<uint64_t>(bytes)), 27) * p1 + p4;
    if (end - bytes >= 4) {
        hash = std::rotl(hash ^ word<uint32_t>(bytes) * p1, 23) * p2 + p3;
        bytes += 4;
    }
    for (; bytes < end; bytes++) hash = std::rotl(hash ^ *bytes * p5, 11) * p1;
    hash = (hash ^ hash >> 33) * p2;
    hash = (hash ^ hash >> 29) * p3;
    return hash ^ hash >> 32;
}

// The table of the logarithm, and its steps.
struct Logarithm {
    std::array<uint64_t, 1024> base, step;

    Logarithm() {
        auto entry = [](int i) { return static_cast<uint64_t>(std::floor(0x1p26L * log2l(1 + i / 1024.0L) + 0.5L)); };
        for (int i = 0; i < 1024; i++) {
            base[i] = entry(i);
            step[i] = entry(i + 1) - entry(i);
        }
    }
};
const Logarithm logarithm;

double score(uint64_t hash, uint64_t seed, double inverseWeight) {
    uint64_t z = hash ^ seed;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    uint64_t u = (z ^ z >> 31) | 1;
    uint64_t zeros = __builtin_clzll(u), mantissa = u << zeros;
    uint64_t i = mantissa >> 53 & 1023, fraction = mantissa >> 21 & UINT32_MAX;
    uint64_t exponential = ((zeros + 1) << 26) - logarithm.base[i] - (logarithm.step[i] * fraction >> 32);
    return static_cast<double>(std::min<uint64_t>(exponential, UINT32_MAX)) * inverseWeight;
}

struct Table {
    std::array<uint64_t, targetCount> seeds;
    std::array<double, targetCount> inverseWeights;
    // Environment and an empty model, each behind its byte count: what every hash begins with.
    std::vector<uint8_t> prefix{4, 0, 0, 0, 'p', 'r', 'o', 'd', 0, 0, 0, 0};
    // Keys end to end, and where each begins and the last ends.
    std::string text;
    std::vector<size_t> starts{0};

    Table() {
        for (size_t i = 0; i < targetCount; i++) {
            auto *id = reinterpret_cast<const uint8_t *>(targetIDs[i]);
            seeds[i] = xxh64(id, std::strlen(targetIDs[i]));
            inverseWeights[i] = 1.0 / weights[i];
        }
        for (uint64_t number = 0; number < keyCount; number++) {
            text += "user-" + std::to_string(number * 7919);
            starts.push_back(text.size());
        }
    }

    uint64_t hash(size_t key) const {
        uint8_t bytes[12 + 4 + keyBytesMax];
        uint32_t count = starts[key + 1] - starts[key];
        std::memcpy(bytes, prefix.data(), 12);
        std::memcpy(bytes + 12, &count, 4);
        std::memcpy(bytes + 16, text.data() + starts[key], count);
        return xxh64(bytes, 16 + count);
    }

    uint32_t winner(uint64_t hash) const {
        std::array<double, targetCount> scores;
        for (size_t i = 0; i < targetCount; i++) scores[i] = score(hash, seeds[i], inverseWeights[i]);
        uint32_t winner = 0;
        double least = scores[0];
        for (uint32_t i = 1; i < targetCount; i++) {
            winner = scores[i] < least ? i : winner;
            least = std::min(least, scores[i]);
        }
        return winner;
    }
};

// A block of keys at a time: their hashes, then the scores of one target after the other, which the compiler makes
// vectors of.
void chooseBlocks(const Table &table, std::vector<uint32_t> &winners) {
    std::array<uint64_t, blockKeys> hashes, chosen;
    std::array<double, blockKeys> least;
    for (size_t start = 0; start < keyCount; start += blockKeys) {
        for (size_t i = 0; i < blockKeys; i++) hashes[i] = table.hash(start + i);
        least.fill(INFINITY);
        for (uint64_t target = 0; target < targetCount; target++) {
            uint64_t seed = table.seeds[target];
            double inverseWeight = table.inverseWeights[target];
            for (size_t i = 0; i < blockKeys; i++) {
                double own = score(hashes[i], seed, inverseWeight);
                chosen[i] = own < least[i] ? target : chosen[i];
                least[i] = own < least[i] ? own : least[i];
            }
        }
        for (size_t i = 0; i < blockKeys; i++) winners[start + i] = chosen[i];
    }
}

void chooseSingly(const Table &table, std::vector<uint32_t> &winners) {
    for (size_t i = 0; i < keyCount; i++) winners[i] = table.winner(table.hash(i));
}

side::Measurement nanosecondsADecision(void (*choose)(const Table &, std::vector<uint32_t> &)) {
    static const Table table;
    std::vector<uint32_t> winners(keyCount);
    double seconds = side::median([&] { choose(table, winners); });
    double sum = 0;
    for (uint32_t winner : winners) sum += winner;
    return {seconds * 1e9 / keyCount, std::vector<double>{sum}};
}

}  // namespace

int main() {
    side::serve({
        {"select_8", {[] {}, [] { return nanosecondsADecision(chooseBlocks); }}},
        {"select_8_single", {[] {}, [] { return nanosecondsADecision(chooseSingly); }}},
    });
}

// Summaries of the million by one thread: each run reads the columns that it needs from their files, which are not
// compressed and lie in the page cache, and counts.

#include <array>
#include <bit>
#include <cstring>

#include "generated.hpp"
#include "selection.hpp"
#include "side.hpp"

namespace {

std::string folder;
std::vector<uint32_t> latencies(generated::count), scratch;
std::vector<uint8_t> outcomes(generated::count), providers(generated::count);

// Shares of the samples with each outcome, then p95 of the latencies.
std::vector<double> summary() {
    generated::read(folder + "/latency_us.u32", latencies);
    generated::read(folder + "/outcomes.u8", outcomes);
    static_assert(generated::count % 8 == 0);
    std::array<uint64_t, generated::outcomeCount> counts = {};
    for (size_t i = 0; i < generated::count; i += 8) {
        uint64_t word;
        std::memcpy(&word, outcomes.data() + i, sizeof word);
        for (int bit = 0; bit < generated::outcomeCount; bit++) {
            counts[bit] += std::popcount(word & (0x0101010101010101u << bit));
        }
    }
    std::vector<double> result;
    for (uint64_t count : counts) result.push_back(static_cast<double>(count) / generated::count);
    auto place = selection::places({0.95}, generated::count)[0];
    result.push_back(selection::bySample(latencies, place, scratch));
    return result;
}

// Count, p50, p90, p95 and p99 of each provider.
std::vector<double> byProvider() {
    static std::array<selection::Values, generated::providerCount> groups;
    generated::read(folder + "/latency_us.u32", latencies);
    generated::read(folder + "/provider.u8", providers);
    std::array<size_t, generated::providerCount> counts = {};
    for (auto &group : groups) group.resize(generated::count);
    for (size_t i = 0; i < generated::count; i++) groups[providers[i]][counts[providers[i]]++] = latencies[i];
    std::vector<double> result;
    for (size_t i = 0; i < groups.size(); i++) {
        std::span values(groups[i].data(), counts[i]);
        result.push_back(counts[i]);
        auto places = selection::places({0.5, 0.9, 0.95, 0.99}, counts[i]);
        for (uint32_t value : selection::bySample(values, places, scratch)) result.push_back(value);
    }
    return result;
}

side::Case milliseconds(std::vector<double> (*body)()) {
    return {[] {}, [body] {
                std::vector<double> result;
                double seconds = side::median([&] { result = body(); });
                return side::Measurement(seconds * 1e3, result);
            }};
}

}  // namespace

int main(int, char **arguments) {
    folder = arguments[1];
    side::serve({
        {"summary_1m", milliseconds(summary)},
        {"summary_1m_audit", milliseconds(summary)},
        {"p95_outcomes_1m", milliseconds(byProvider)},
        {"p95_outcomes_1m_scan", milliseconds(byProvider)},
    });
}

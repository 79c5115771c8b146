// Exact order statistics of unsigned numbers, as compiled loops.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace selection {

using Values = std::vector<uint32_t>;

// Places of the nearest ranks of quantiles among `count` values, from 0.
inline std::vector<size_t> places(const std::vector<double> &quantiles, size_t count) {
    std::vector<size_t> places;
    for (double quantile : quantiles) places.push_back(static_cast<size_t>(std::ceil(quantile * count)) - 1);
    return places;
}

// By std::nth_element on a copy; places ascend, each search goes on behind the one before.
inline Values byPartition(std::span<const uint32_t> values, const std::vector<size_t> &places, Values &scratch) {
    scratch.assign(values.begin(), values.end());
    Values found;
    auto from = scratch.begin();
    for (size_t place : places) {
        auto at = scratch.begin() + place;
        if (at >= from) std::nth_element(from, at, scratch.end());
        from = at;
        found.push_back(*at);
    }
    return found;
}

// One place by a sample: two of its values enclose the wanted one, a pass counts what is below them and keeps what is
// between them, and std::nth_element does the rest (Floyd and Rivest 1975). Where the sample misleads: by partition.
inline uint32_t bySample(std::span<const uint32_t> values, size_t place, Values &scratch) {
    constexpr size_t sampleCount = 4096;
    size_t count = values.size();
    if (count < 16 * sampleCount) return byPartition(values, {place}, scratch)[0];
    Values sample;
    for (size_t i = 0; i < sampleCount; i++) sample.push_back(values[i * (count / sampleCount)]);
    std::sort(sample.begin(), sample.end());
    double share = static_cast<double>(place) / count;
    double middle = share * sampleCount, margin = 4 * std::sqrt(sampleCount * share * (1 - share)) + 2;
    auto bound = [&](double at) { return sample[std::clamp<double>(at, 0, sampleCount - 1)]; };
    uint32_t low = middle - margin < 0 ? 0 : bound(middle - margin);
    uint32_t high = middle + margin >= sampleCount ? UINT32_MAX : bound(middle + margin);

    if (scratch.size() <= count) scratch.resize(count + 1);
    size_t below = 0, kept = 0;
    for (uint32_t value : values) {
        below += value < low;
        scratch[kept] = value;
        kept += (value >= low) & (value <= high);
    }
    if (place < below || place >= below + kept) return byPartition(values, {place}, scratch)[0];
    auto at = scratch.begin() + (place - below);
    std::nth_element(scratch.begin(), at, scratch.begin() + kept);
    return *at;
}

inline Values bySample(std::span<const uint32_t> values, const std::vector<size_t> &places, Values &scratch) {
    Values found;
    for (size_t place : places) found.push_back(bySample(values, place, scratch));
    return found;
}

}  // namespace selection

// Percentiles of the million in memory by one thread: std::nth_element on a copy, or a pass between two values of a
// sample and std::nth_element of what is left; whichever is faster on this machine, as for the peer in NumPy.

#include "selection.hpp"

#include "generated.hpp"
#include "side.hpp"

namespace {

selection::Values column, scratch;
std::vector<size_t> places;
bool isBySample;

selection::Values select(bool isBySample) {
    return isBySample ? selection::bySample(column, places, scratch)
                      : selection::byPartition(column, places, scratch);
}

side::Case percentiles(const std::string &folder, const std::vector<double> &quantiles) {
    auto prepare = [=] {
        column = generated::column<uint32_t>(folder, "latency_us.u32");
        places = selection::places(quantiles, column.size());
        auto sorted = column;
        std::sort(sorted.begin(), sorted.end());
        for (bool sampled : {false, true}) {
            auto found = select(sampled);
            for (size_t i = 0; i < places.size(); i++) {
                if (found[i] != sorted[places[i]]) throw std::runtime_error("the percentiles are wrong");
            }
        }
        isBySample = side::median([] { select(true); }) < side::median([] { select(false); });
        std::cerr << "c++ selection " << (isBySample ? "by a sample" : "by nth_element") << "\n";
    };
    auto run = [] {
        selection::Values found;
        double seconds = side::median([&] { found = select(isBySample); });
        return side::Measurement(seconds * 1e3, std::vector<double>(found.begin(), found.end()));
    };
    return {prepare, run};
}

}  // namespace

int main(int, char **arguments) {
    side::serve({
        {"p95_1m", percentiles(arguments[1], {0.95})},
        {"p5q_1m", percentiles(arguments[1], {0.5, 0.9, 0.95, 0.99, 0.999})},
    });
}

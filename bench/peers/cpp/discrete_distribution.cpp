// std::discrete_distribution over eight weights with std::mt19937_64, as one writes it: one decision a call.

#include <random>

#include "side.hpp"

namespace {

constexpr int count = 65536;

double nanosecondsADecision() {
    static std::mt19937_64 engine(1);
    static std::discrete_distribution<int> distribution{20, 10, 4, 10, 6, 8, 40, 2};
    static volatile int sink;
    return side::median([] {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += distribution(engine);
        sink = sum;
    }) * 1e9 / count;
}

}  // namespace

int main() {
    side::serve({{"select_8", {[] {}, nanosecondsADecision}}, {"select_8_single", {[] {}, nanosecondsADecision}}});
}

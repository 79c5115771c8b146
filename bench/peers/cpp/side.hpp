// What every peer in C++ shares: the protocol of a side, the rule for short runs.

#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace side {

using Clock = std::chrono::steady_clock;

inline double seconds(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Seconds of a call: the median of as many as fit into 50 ms, at least one; the rule of Regent's side.
inline double median(const std::function<void()> &body) {
    std::vector<double> times;
    double total = 0;
    while (total < 0.05 && times.size() < 1000) {
        auto start = Clock::now();
        body();
        times.push_back(seconds(start));
        total += times.back();
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

struct Case {
    std::function<void()> prepare;
    std::function<double()> run;
};

// Answers lines {"VERB": "CASE"} until the input ends.
inline void serve(const std::map<std::string, Case> &cases) {
    std::string line;
    while (std::getline(std::cin, line)) {
        auto quoted = [&](size_t from) {
            size_t open = line.find('"', from), close = line.find('"', open + 1);
            return std::pair(line.substr(open + 1, close - open - 1), close + 1);
        };
        auto [verb, rest] = quoted(0);
        auto found = cases.find(quoted(rest).first);
        if (found == cases.end()) {
            std::cout << R"({"error": "there is no such case"})" << std::endl;
        } else if (verb == "run") {
            std::cout << R"({"value": )" << found->second.run() << R"(, "also": {}})" << std::endl;
        } else {
            if (verb == "prepare") found->second.prepare();
            std::cout << R"({"ok": true})" << std::endl;
        }
    }
}

}  // namespace side

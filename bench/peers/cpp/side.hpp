// What every peer in C++ shares: the protocol of a side, the rule for short runs.

#pragma once

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
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

// What one run measured.
struct Measurement {
    double value;
    // Values that come along, by name.
    std::map<std::string, double> also = {};
    // What was computed; the harness compares it with Regent's.
    std::vector<double> result = {};

    Measurement(double value) : value(value) {}
    Measurement(double value, std::vector<double> result) : value(value), result(std::move(result)) {}
    Measurement(double value, std::map<std::string, double> also) : value(value), also(std::move(also)) {}
};

struct Case {
    std::function<void()> prepare;
    std::function<Measurement()> run;
    std::function<void()> finish = [] {};
};

inline std::string json(const Measurement &measurement) {
    std::ostringstream text;
    text << std::setprecision(17) << R"({"value": )" << measurement.value << R"(, "also": {)";
    const char *separator = "";
    for (auto &[name, value] : measurement.also) {
        text << separator << '"' << name << R"(": )" << value;
        separator = ", ";
    }
    text << "}, \"result\": [";
    separator = "";
    for (double value : measurement.result) {
        text << separator << value;
        separator = ", ";
    }
    text << "]}";
    return text.str();
}

inline std::string answer(const std::string &verb, Case &asked) {
    if (verb == "run") return json(asked.run());
    if (verb == "prepare") asked.prepare();
    if (verb == "finish") asked.finish();
    return R"({"ok": true})";
}

// Answers lines {"VERB": "CASE"} until the input ends.
inline void serve(std::map<std::string, Case> cases) {
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
            continue;
        }
        try {
            std::cout << answer(verb, found->second) << std::endl;
        } catch (const std::exception &error) {  // The texts here have no quotes.
            std::cout << R"({"error": ")" << error.what() << "\"}" << std::endl;
        }
    }
}

}  // namespace side

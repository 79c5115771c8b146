// The generated million: the files that `RegentBench data` writes, one a column.

#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace generated {

constexpr size_t count = 1000000;
constexpr int outcomeCount = 6;
// By their place in provider.u8.
constexpr const char *providerNames[] = {"custom", "openai"};
constexpr size_t providerCount = std::size(providerNames);

// Reads a column into `values`, whose size is that of the file.
template <typename Value>
void read(const std::string &path, std::vector<Value> &values) {
    int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::runtime_error(path + " cannot be opened");
    auto *bytes = reinterpret_cast<char *>(values.data());
    size_t wanted = values.size() * sizeof(Value), have = 0;
    while (have < wanted) {
        ssize_t some = ::read(file, bytes + have, wanted - have);
        if (some <= 0) break;
        have += some;
    }
    close(file);
    if (have < wanted) throw std::runtime_error(path + " is too short");
}

template <typename Value>
std::vector<Value> column(const std::string &folder, const char *name) {
    std::vector<Value> values(count);
    read(folder + "/" + name, values);
    return values;
}

}  // namespace generated

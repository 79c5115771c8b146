// The floor of unary_unix_c1: 64 bytes there and back over a Unix socket between two processes, blocking.

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "side.hpp"

namespace {

constexpr size_t payloadBytes = 64;
int ours;

bool receive(int socket, char *bytes) {
    for (size_t have = 0; have < payloadBytes;) {
        ssize_t count = read(socket, bytes + have, payloadBytes - have);
        if (count <= 0) return false;
        have += count;
    }
    return true;
}

[[noreturn]] void answerForEver(int socket) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    char bytes[payloadBytes];
    while (receive(socket, bytes) && write(socket, bytes, payloadBytes) == payloadBytes) {}
    _exit(0);
}

double medianMicroseconds() {
    char bytes[payloadBytes] = {};
    std::vector<double> times;
    auto start = side::Clock::now(), end = start + std::chrono::seconds(1);
    while (start < end) {
        if (write(ours, bytes, payloadBytes) != payloadBytes || !receive(ours, bytes)) _exit(1);
        auto next = side::Clock::now();
        times.push_back(std::chrono::duration<double>(next - start).count());
        start = next;
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2] * 1e6;
}

}  // namespace

int main() {
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0) return 1;
    ours = sockets[0];
    pid_t other = fork();
    if (other == 0) {
        close(sockets[0]);
        answerForEver(sockets[1]);
    }
    close(sockets[1]);
    side::serve({
        {"unary_unix_c1", {[] {}, medianMicroseconds}},
        {"unary_unix_c1_executor", {[] {}, medianMicroseconds}},
        {"unary_unix_c1_blocking", {[] {}, medianMicroseconds}},
    });
    close(ours);
    waitpid(other, nullptr, 0);
}

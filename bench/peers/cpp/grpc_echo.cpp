// gRPC C++ over a Unix socket: server in a process of its own (callback API), one channel, 64 bytes both ways.
//
// unary: each caller a thread with the blocking stub, as one writes it. stream: the blocking reader, server writes
// through the callback writer without compression. Telemetry is off as it comes.

#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <thread>

#include "echo.grpc.pb.h"
#include "side.hpp"

namespace {

constexpr int payloadBytes = 64;

// Writes a payload as often as asked for.
class Writer : public grpc::ServerWriteReactor<bench::Payload> {
public:
    explicit Writer(const bench::Count &count) : left_(count.messages()) {
        payload_.set_body(std::string(count.bytes(), 'x'));
        OnWriteDone(true);
    }
    void OnWriteDone(bool ok) override {
        if (!ok || left_ == 0) return Finish(grpc::Status::OK);
        left_--;
        // No buffer hint: with it a write of the callback API may wait for ever for the next.
        StartWrite(&payload_);
    }
    void OnDone() override { delete this; }

private:
    bench::Payload payload_;
    uint32_t left_;
};

class Service : public bench::Echo::CallbackService {
    grpc::ServerUnaryReactor *Unary(
        grpc::CallbackServerContext *context, const bench::Payload *request, bench::Payload *response) override {
        response->set_body(request->body());
        auto *reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }
    grpc::ServerWriteReactor<bench::Payload> *Stream(
        grpc::CallbackServerContext *, const bench::Count *request) override {
        return new Writer(*request);
    }
};

std::string address;
std::unique_ptr<bench::Echo::Stub> stub;

[[noreturn]] void serveForEver() {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    Service service;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&service);
    builder.BuildAndStart()->Wait();
    _exit(0);
}

void connect() {
    auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
    if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10))) {
        std::cerr << "the gRPC server does not answer\n";
        _exit(1);
    }
    stub = bench::Echo::NewStub(channel);
}

std::vector<double> unaryTimes(side::Clock::time_point end) {
    std::vector<double> times;
    bench::Payload request, response;
    request.set_body(std::string(payloadBytes - 2, 'x'));
    for (auto start = side::Clock::now(); start < end;) {
        grpc::ClientContext context;
        if (!stub->Unary(&context, request, &response).ok()) _exit(1);
        auto next = side::Clock::now();
        times.push_back(std::chrono::duration<double>(next - start).count());
        start = next;
    }
    return times;
}

double medianMicroseconds() {
    auto times = unaryTimes(side::Clock::now() + std::chrono::seconds(1));
    std::sort(times.begin(), times.end());
    return times[times.size() / 2] * 1e6;
}

double callsASecond() {
    auto start = side::Clock::now();
    std::atomic<size_t> calls = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 32; i++) {
        threads.emplace_back([&] { calls += unaryTimes(start + std::chrono::seconds(1)).size(); });
    }
    for (auto &thread : threads) thread.join();
    return calls / side::seconds(start);
}

double messagesASecond() {
    bench::Count count;
    count.set_messages(100000);
    count.set_bytes(payloadBytes - 2);
    grpc::ClientContext context;
    auto start = side::Clock::now();
    auto reader = stub->Stream(&context, count);
    bench::Payload payload;
    uint32_t read = 0;
    while (reader->Read(&payload)) read++;
    if (!reader->Finish().ok() || read != count.messages()) _exit(1);
    return read / side::seconds(start);
}

}  // namespace

int main(int, char **arguments) {
    address = "unix:" + std::string(arguments[2]) + "/grpc-" + std::to_string(getpid());
    pid_t server = fork();
    if (server == 0) serveForEver();
    // The fork comes before gRPC has made a thread; the channel only when a case is prepared.
    side::serve({
        {"unary_unix_c1", {connect, medianMicroseconds}},
        {"unary_unix_c1_executor", {connect, medianMicroseconds}},
        {"unary_unix_c1_blocking", {connect, medianMicroseconds}},
        {"unary_unix_c32", {connect, callsASecond}},
        {"stream_unix", {connect, messagesASecond}},
    });
    kill(server, SIGTERM);
    waitpid(server, nullptr, 0);
}

import Foundation
import RegentClient

/// A small service: every request is routed to its provider, falls back where that fails, and is reported.
@main
struct Example {
    static func main() async {
        guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
            return end("usage: Example ADDRESS REQUESTS")
        }
        do {
            try await withRegentClient(to: Address(CommandLine.arguments[1])) { client in
                for number in 0..<count {
                    _ = try await client.routed(environment: "prod", key: "user-\(number % 100)") { attempt in
                        try await PretendProvider(id: attempt.provider).answer("hello", number: number)
                    }
                    try await Task.sleep(for: .milliseconds(2))
                }
                try await client.flushOutcomes()
                let outcomes = client.outcomeStatistics
                print("served \(count) requests, \(outcomes.durable) of \(outcomes.reported) outcomes durable")
            }
        } catch {
            end("\(error)")
        }
    }

    static func end(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(1)
    }
}

import Foundation
import RegentClient

/// A small service: every request asks Regent for its provider, calls it, falls back where it fails, and reports.
@main
struct Example {
    static func main() async {
        guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
            return end("usage: Example ADDRESS REQUESTS")
        }
        do {
            let address = try Address(CommandLine.arguments[1])
            try await withRegentClient(to: address) { client in
                let service = ExampleService(client: client)
                for number in 0..<count {
                    try await service.serve(number)
                    try await Task.sleep(for: .milliseconds(2))
                }
                try await client.flushOutcomes()
                print("served \(count) requests, \(client.outcomeStatistics.durable) outcomes durable")
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

/// One request at a time.
struct ExampleService {
    let client: RegentClient

    /// Serves a request; throws where no provider answers.
    func serve(_ number: Int) async throws {
        let start = ContinuousClock.now
        var tried: [String] = []
        while true {
            let request = SelectRequest(
                requestId: "r-\(number)", environment: "prod", key: "user-\(number % 100)",
                excludedProviders: tried)
            guard let decision = try await client.select(request).decision else { return }
            do {
                _ = try await PretendProvider(id: decision.selectedProvider).answer("hello", number: number)
                return try client.report(outcome(of: number, decision, tried: tried, since: start))
            } catch is PretendProvider.Failure {
                tried.append(decision.selectedProvider)
            }
        }
    }

    private func outcome(
        of number: Int, _ decision: RouteDecision, tried: [String], since start: ContinuousClock.Instant
    ) -> RouteOutcome {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return RouteOutcome(
            requestId: "r-\(number)", createTime: Timestamp(seconds: Int64(Date().timeIntervalSince1970)),
            environment: "prod", keyDigest: decision.keyDigest, policyRevision: decision.policyRevision,
            attempt: UInt32(tried.count), selectedProvider: decision.selectedProvider,
            routeStrategy: decision.routeStrategy,
            fallbackProvider: tried.isEmpty ? "" : decision.selectedProvider, fallbackUsed: !tried.isEmpty,
            latencyMs: Double(seconds) * 1e3 + Double(attoseconds) / 1e15, status: .ok)
    }
}

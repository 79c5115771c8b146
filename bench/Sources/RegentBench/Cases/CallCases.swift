import Foundation
import RegentClient

extension BenchDaemon {
    /// Makes an environment with some of the eight providers.
    func makeRoutes(_ count: Int, in environment: String = "prod") async throws {
        _ = try? await client.createEnvironment(
            CreateEnvironmentRequest(environment: Environment(name: "environments/\(environment)")))
        for (id, weight) in zip(SelectionTable.targetIDs, SelectionTable.weights).prefix(count) {
            let config = ProviderConfig(name: "environments/\(environment)/providers/\(id)", weight: weight)
            _ = try await client.putProviderConfig(PutProviderConfigRequest(providerConfig: config))
        }
    }
}

/// Callers that make one call after the other for a while.
struct ClosedLoop {
    let concurrency: Int
    let duration: Duration

    /// Calls made in all, seconds it took, time of each.
    func run(
        _ call: @escaping @Sendable () async throws -> Void
    ) async throws -> (calls: Int, seconds: Double, Latencies) {
        var all = Latencies()
        let seconds = try await Stopwatch.seconds {
            all = try await withThrowingTaskGroup(of: Latencies.self) { group in
                let end = ContinuousClock.now + duration
                for _ in 0..<concurrency {
                    group.addTask {
                        var latencies = Latencies()
                        var start = ContinuousClock.now
                        while start < end {
                            try await call()
                            let next = ContinuousClock.now
                            latencies.record(next - start)
                            start = next
                        }
                        return latencies
                    }
                }
                return try await group.reduce(into: Latencies()) { $0.merge($1) }
            }
        }
        return (Int(all.count), seconds, all)
    }
}

/// `unary_unix_c1`, `unary_unix_c32`: calls over one Unix connection, one after the other by each caller. With one
/// caller the value is the median time in microseconds, with more it is calls a second. `unary_unix_c1_executor`: the
/// caller runs on the client's executor.
///
/// The call is Select with a request of 64 bytes: the daemon serves no echo, and a routing decision is the least it
/// can do that takes 64 bytes. Its answer is a little longer than that.
struct UnaryCase: BenchCase {
    let concurrency: Int
    let isOnExecutor: Bool
    private var daemon: BenchDaemon?

    init(concurrency: Int, isOnExecutor: Bool = false) {
        self.concurrency = concurrency
        self.isOnExecutor = isOnExecutor
    }

    static let request = SelectRequest(
        requestId: "request-0123456789abcde", environment: "prod", key: "user-0123456789abcdef-012345678")

    mutating func prepare(_ place: BenchPlace) async throws {
        guard Self.request.encodedByteCount == 64 else {
            throw BenchError("the request has \(Self.request.encodedByteCount) bytes")
        }
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await daemon.makeRoutes(1)
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let loop = ClosedLoop(concurrency: concurrency, duration: .seconds(1))
        let (calls, seconds, latencies) = try await Task(executorPreference: isOnExecutor ? client.executor : nil) {
            try await loop.run { _ = try await client.select(Self.request) }
        }.value
        return Measurement(
            value: concurrency == 1 ? latencies.medianMicroseconds : Double(calls) / seconds,
            latencies: latencies.correctedMicroseconds())
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `unary_unix_c1_blocking`: the same call by the blocking client, on a thread of its own; median in microseconds.
struct BlockingCase: BenchCase {
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await daemon.makeRoutes(1)
    }

    func run() async throws -> Measurement {
        guard let address = daemon?.address else { throw BenchError("not prepared") }
        let latencies = try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try Self.calls(address) }) }.start()
        }
        return Measurement(value: latencies.medianMicroseconds, latencies: latencies.correctedMicroseconds())
    }

    /// Calls for a second.
    private static func calls(_ address: Address) throws -> Latencies {
        let client = try RegentBlockingClient(to: address)
        var latencies = Latencies()
        var start = ContinuousClock.now
        let end = start + .seconds(1)
        while start < end {
            _ = try client.select(UnaryCase.request)
            let next = ContinuousClock.now
            latencies.record(next - start)
            start = next
        }
        return latencies
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `select_cpu`: processor time of the daemon for a Select in microseconds, by 32 callers on one connection.
/// `select_traced`: the same where one trace in a hundred is recorded.
struct SelectCostCase: BenchCase {
    let isTraced: Bool
    private var daemon: BenchDaemon?

    init(isTraced: Bool = false) { self.isTraced = isTraced }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place, isTraced: isTraced)
        self.daemon = daemon
        try await daemon.makeRoutes(1)
    }

    func run() async throws -> Measurement {
        guard let daemon else { throw BenchError("not prepared") }
        let client = daemon.client
        let before = try daemon.processorSeconds()
        // Long, because the system counts in hundredths of a second.
        let loop = ClosedLoop(concurrency: 32, duration: .seconds(2))
        let (calls, _, _) = try await loop.run { _ = try await client.select(UnaryCase.request) }
        return Measurement(value: (try daemon.processorSeconds() - before) / Double(calls) * 1e6)
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `select_rpc`: 64 keys a call over one Unix connection, 16 calls under way; decisions for a second of the daemon's
/// processor time.
struct SelectBatchCase: BenchCase {
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await daemon.makeRoutes(8)
    }

    func run() async throws -> Measurement {
        guard let daemon else { throw BenchError("not prepared") }
        let client = daemon.client
        let request = SelectBatchRequest(environment: "prod", keys: (0..<64).map { "user-\($0 * 7_919)" })
        let before = try daemon.processorSeconds()
        let loop = ClosedLoop(concurrency: 16, duration: .seconds(2))
        let (calls, seconds, _) = try await loop.run { _ = try await client.selectBatch(request) }
        let spent = try daemon.processorSeconds() - before
        return Measurement(value: Double(calls * 64) / spent, also: ["select_rpc_total": Double(calls * 64) / seconds])
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

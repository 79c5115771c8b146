import Foundation
import RegentClient

extension RegentClient {
    /// Makes so many runs, each durable before its answer.
    func makeRuns(_ count: Int, callers: Int = 64) async throws {
        try await CountedCalls.run(count, callers: callers) { _ in
            let name = "evalRuns/w-\(UInt64.random(in: 0 ... .max))"
            _ = try await createRun(CreateRunRequest(name: name, type: .offline))
        }
    }
}

/// So many calls, by callers that each wait for their answer.
enum CountedCalls {
    static func run(
        _ count: Int, callers: Int, _ call: @escaping @Sendable (_ number: Int) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for number in stride(from: caller, to: count, by: callers) { try await call(number) }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// `durable_writes`: 64 callers on one connection, each creating one run after the other; writes a second, each
/// durable before its answer, with the processor time of the daemon a write. `durable_write_c1`: one caller, the median
/// time of a write in microseconds. `_slow`: the same on a disk that the harness makes slow. Each with the time of one
/// fdatasync of two pages, taken just before.
struct DurableWriteCase: BenchCase {
    let callers: Int
    private var daemon: BenchDaemon?
    private var disk = SyncFloor()

    init(callers: Int) { self.callers = callers }

    mutating func prepare(_ place: BenchPlace) async throws {
        try disk.prepare(place)
        daemon = try await BenchDaemon(place)
    }

    func run() async throws -> Measurement {
        guard let daemon else { throw BenchError("not prepared") }
        let sync = try disk.run().value
        let client = daemon.client
        let before = try daemon.processorSeconds()
        let loop = ClosedLoop(concurrency: callers, duration: .seconds(1))
        let (calls, seconds, latencies) = try await loop.run {
            let name = "evalRuns/w-\(UInt64.random(in: 0 ... .max))"
            _ = try await client.createRun(CreateRunRequest(name: name, type: .offline))
        }
        let cost = (try daemon.processorSeconds() - before) / Double(calls) * 1e6
        let curve = latencies.correctedMicroseconds()
        // The harness takes those of its case.
        var also: [String: Double] = [:]
        for disk in ["", "_slow"] {
            also["durable_writes\(disk)_cpu"] = cost
            also["durable_writes\(disk)_fdatasync"] = sync
            also["durable_write_c1\(disk)_fdatasync"] = sync
        }
        let value = callers > 1 ? Double(calls) / seconds : latencies.medianMicroseconds
        return Measurement(value: value, also: also, latencies: curve)
    }

    mutating func finish() async throws {
        try await disk.finish()
        try await daemon?.remove()
    }
}

/// `create_run_cpu`: processor time of the daemon for a CreateRun in microseconds, 2,000 of them by 64 callers on one
/// connection, in a store of 1,000 runs, with one connection more that is idle. The others have more of one of them.
struct CreateRunCost: BenchCase {
    private static let calls = 2_000

    let resources: Int
    let connections: Int
    let watchers: Int
    /// Whether one trace in a hundred is recorded.
    let isTraced: Bool
    private var place: BenchPlace?
    /// Kept where the store is so large that a run does not change it much.
    private var daemon: BenchDaemon?

    init(resources: Int = 1_000, connections: Int = 1, watchers: Int = 0, isTraced: Bool = false) {
        self.isTraced = isTraced
        self.resources = resources
        self.connections = connections
        self.watchers = watchers
    }

    mutating func prepare(_ place: BenchPlace) async throws {
        self.place = place
        guard resources >= 50 * Self.calls else { return }
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await daemon.client.makeRuns(resources, callers: 256)
    }

    func run() async throws -> Measurement {
        if let daemon { return try await measure(daemon) }
        guard let place else { throw BenchError("not prepared") }
        return try await BenchDaemon.with(place, isTraced: isTraced) { daemon in
            try await daemon.client.makeRuns(resources, callers: 256)
            return try await measure(daemon)
        }
    }

    private func measure(_ daemon: BenchDaemon) async throws -> Measurement {
        var clients: [RegentClient] = []
        for _ in 0..<connections + watchers { clients.append(try await BenchDaemon.connect(daemon.address)) }
        // Idle is a connection whose beginning is over: a second later the daemon looks whether its peer has read.
        try await Task.sleep(for: .milliseconds(1_500))
        let last = "evalRuns/last-\(UInt64.random(in: 0 ... .max))"
        let revision = try await daemon.client.getServerInfo(GetServerInfoRequest()).server?.revision ?? 0
        let spent = try await withThrowingTaskGroup(of: Void.self) { group in
            for client in clients.suffix(watchers) {
                group.addTask {
                    // A watch is over once it has shown the last run: what it costs is in the measurement, whole.
                    for try await entry in client.watch(from: revision) where entry.resource == last { return }
                }
            }
            let before = try daemon.processorSeconds()
            try await daemon.client.makeRuns(Self.calls - 1)
            _ = try await daemon.client.createRun(CreateRunRequest(name: last, type: .offline))
            try await group.waitForAll()
            return try daemon.processorSeconds() - before
        }
        for client in clients { await client.close() }
        return Measurement(value: spent / Double(Self.calls) * 1e6)
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `puts_10k`: 10,000 puts of one provider by 16 callers; puts a second in the last tenth, with the first one's.
struct PutCase: BenchCase {
    private static let tenth = 1_000
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) { self.place = place }

    func run() async throws -> Measurement {
        guard let place else { throw BenchError("not prepared") }
        let sync = try SyncFloor.microseconds(place)
        return try await BenchDaemon.with(place) { daemon in
            try await daemon.makeRoutes(1)
            let name = "environments/prod/providers/\(SelectionTable.targetIDs[0])"
            var rates: [Double] = []
            for _ in 0..<10 {
                let seconds = try await Stopwatch.seconds {
                    try await CountedCalls.run(Self.tenth, callers: 16) { [client = daemon.client] number in
                        let config = ProviderConfig(name: name, weight: UInt32(1 + number % 100))
                        _ = try await client.putProviderConfig(PutProviderConfigRequest(providerConfig: config))
                    }
                }
                rates.append(Double(Self.tenth) / seconds)
            }
            let (first, last) = (rates[0], rates[9])
            return Measurement(
                value: last,
                also: [
                    "puts_10k_first": first, "puts_10k_steady": 100 * last / first, "puts_10k_fdatasync": sync,
                ])
        }
    }
}

/// What one durable write cannot be faster than: two pages into a log, and fdatasync; median in microseconds.
struct SyncFloor: BenchCase {
    private static let frames = 2 * (4_096 + 24)
    private static let logBytes = 512 * frames
    private var path = ""
    private var descriptor: Int32 = -1

    /// One measurement, for the rows that end on the disk.
    static func microseconds(_ place: BenchPlace) throws -> Double {
        var floor = SyncFloor()
        try floor.prepare(place)
        defer { floor.finish() }
        return try floor.run().value
    }

    mutating func prepare(_ place: BenchPlace) throws {
        path = place.scratch.appending(path: "sync-floor-\(UInt32.random(in: 0 ... .max))").path
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        let log = [UInt8](repeating: 1, count: Self.logBytes)
        guard descriptor >= 0, pwrite(descriptor, log, log.count, 0) == log.count, fsync(descriptor) == 0 else {
            throw BenchError("\(path) cannot be written")
        }
    }

    func run() throws -> Measurement {
        let frames = [UInt8](repeating: 2, count: Self.frames)
        var (place, isWritten) = (0, true)
        let seconds = Stopwatch.median {
            isWritten = pwrite(descriptor, frames, frames.count, off_t(place)) == frames.count && isWritten
            isWritten = fdatasync(descriptor) == 0 && isWritten
            place = (place + Self.frames) % Self.logBytes
        }
        guard isWritten else { throw BenchError("\(path) cannot be written") }
        return Measurement(value: seconds * 1e6)
    }

    mutating func finish() {
        close(descriptor)
        unlink(path)
    }
}

import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Synchronization
import Testing

/// The SDK's streams over daemons that are killed, stopped and started again.
@Suite("Streams of the SDK", .serialized)
struct SDKStreamTests {
    /// Samples of the long uploads: 200,000, or as `make test-kill` says.
    static let sampleCount = ProcessInfo.processInfo.environment["REGENT_SAMPLES"].flatMap(Int.init) ?? 200_000

    /// How long the daemon is paused: for two seconds, or for five where there are many samples.
    static let pauseSeconds = sampleCount > 200_000 ? 5 : 2

    /// Seeded samples as a sequence that is asked for one at a time.
    struct Samples: AsyncSequence, Sendable {
        let count: Int
        let given: Counter
        var gate = Gate(.max)

        struct AsyncIterator: AsyncIteratorProtocol {
            var samples: SeededSamples
            let given: Counter
            let gate: Gate

            mutating func next() async -> EvalSample? {
                await gate.pass(given.value)
                guard let seeded = samples.next() else { return nil }
                given.add(1)
                return EvalSample(
                    sampleId: seeded.sampleID, status: .scored, schemaValid: seeded.outcomes[0] ? .true : .false,
                    latencyMs: Double(seeded.latencyMicros) / 1_000, selectedProvider: seeded.provider)
            }
        }

        func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(samples: SeededSamples(seed: 5, count: count), given: given, gate: gate)
        }
    }

    /// Lets a source give so many samples and no more, until it is opened further.
    final class Gate: Sendable {
        private let most: Mutex<Int>
        private let opened = Signal()

        init(_ most: Int) { self.most = Mutex(most) }

        func open(to most: Int) {
            self.most.withLock { $0 = most }
            opened.raise()
        }

        /// Returns when more than `count` may be given.
        func pass(_ count: Int) async {
            while most.withLock({ $0 <= count }), !Task.isCancelled { await opened.wait() }
        }
    }

    final class Counter: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock { $0 } }
        func add(_ more: Int) { count.withLock { $0 += more } }
    }

    final class Revisions: Sendable {
        private let revisions = Mutex<[UInt64]>([])

        var all: [UInt64] { revisions.withLock { $0 } }
        func note(_ revision: UInt64) { revisions.withLock { $0.append(revision) } }
    }

    static func run(_ client: RegentClient, _ name: String) async throws {
        _ = try await client.createRun(CreateRunRequest(name: name, type: .manual))
    }

    @Test("An upload continues by itself after two kills, and every sample is stored once")
    func upload() async throws {
        try await withTemporaryFolder { folder in
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            let client = try await daemon.connect()
            for name in ["evalRuns/killed", "evalRuns/whole"] { try await Self.run(client, name) }
            let (durable, gate) = (Counter(), Gate(0))
            async let progress = client.upload(
                run: "evalRuns/killed", upload: "u",
                samples: Samples(count: Self.sampleCount, given: Counter(), gate: gate),
                onProgress: { durable.add($0.durableSamples - durable.value) })
            for share in [4, 2] {
                // Its source holds the upload up: it cannot end before the kill, however fast it is.
                gate.open(to: Self.sampleCount / share)
                #expect(await eventually { durable.value >= Self.sampleCount / share / 2 })
                daemon.kill()
                await daemon.gone()
                daemon = try await DaemonProcess.start("regentd", in: folder)
            }
            gate.open(to: .max)
            let done = try await progress
            #expect(done.durableSamples == Self.sampleCount && done.resumptions >= 2)
            try await client.upload(
                run: "evalRuns/whole", upload: "u", samples: Samples(count: Self.sampleCount, given: Counter()))
            var digests: [[UInt8]] = []
            for name in ["evalRuns/killed", "evalRuns/whole"] {
                let sealed = try await client.sealRun(
                    SealRunRequest(run: name, expectedSamples: UInt64(Self.sampleCount)),
                    CallOptions(timeout: hangLimit))
                digests.append(sealed.run?.contentDigest ?? [])
            }
            #expect(digests[0] == digests[1] && digests[0].count == 32)
            await client.close()
            #expect(await daemon.stop() == 0)
        }
    }

    @Test("While the daemon is paused for some seconds, an upload reads no more of its source into memory")
    func standstill() async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            let client = try await daemon.connect()
            try await Self.run(client, "evalRuns/still")
            let (given, gate) = (Counter(), Gate(Self.sampleCount / 10))
            // A first batch warms up what every upload needs.
            try await client.upload(
                run: "evalRuns/still", upload: "warm", samples: Samples(count: 20_000, given: Counter()))
            let before = Self.residentBytes()
            async let progress = client.upload(
                run: "evalRuns/still", upload: "u",
                samples: Samples(count: Self.sampleCount, given: given, gate: gate))
            #expect(await eventually { given.value >= Self.sampleCount / 10 })
            daemon.signal(SIGSTOP)
            // Until now its source held the upload up: it could not end before the pause, however fast it is.
            gate.open(to: .max)
            var highest = 0
            let end = ContinuousClock.now + .seconds(Self.pauseSeconds)
            while ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(20))
                highest = max(highest, Self.residentBytes())
            }
            let stood = given.value
            daemon.signal(SIGCONT)
            let done = try await progress
            #expect(done.durableSamples == Self.sampleCount && given.value == Self.sampleCount)
            let growth = max(0, highest - before)
            print(
                "Streams.standstill: \(Self.sampleCount) samples, \(stood) read at the end of the standstill, "
                    + "resident memory grew by \(growth >> 20) MiB")
            #expect(stood < Self.sampleCount && growth < 64 << 20)
            await client.close()
            #expect(await daemon.stop() == 0)
        }
    }

    /// Resident memory of this process.
    static func residentBytes() -> Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    @Test("A watch continues over restarts without a gap or a repeat")
    func watch() async throws {
        try await withTemporaryFolder { folder in
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            let client = try await daemon.connect()
            let seen = Revisions()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for try await entry in client.watch(from: 1) {
                        seen.note(entry.revision)
                        if entry.resource == "evalRuns/last" { return }
                    }
                }
                for round in 0..<4 {
                    for number in 0..<20 { try await Self.run(client, "evalRuns/r\(round)-\(number)") }
                    if round.isMultiple(of: 2) {
                        daemon.kill()
                        await daemon.gone()
                    } else {
                        #expect(await daemon.stop() == 0)
                    }
                    daemon = try await DaemonProcess.start("regentd", in: folder)
                }
                try await Self.run(client, "evalRuns/last")
                try await group.waitForAll()
            }
            let revisions = seen.all
            #expect(revisions == Array(1...UInt64(revisions.count)) && revisions.count >= 81)
            await client.close()
            #expect(await daemon.stop() == 0)
        }
    }

    @Test("Outcomes reported while the daemon is killed and restarted are all stored once")
    func outcomes() async throws {
        try await withTemporaryFolder { folder in
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            let count = 30_000
            var options = ClientOptions(unaryTimeout: hangLimit)
            options.patience = hangLimit
            try await withRegentClient(to: daemon.address, options: options) { client in
                var durable = 0
                for number in 0..<count {
                    try client.report(Self.outcome(number))
                    if number == count / 3 || number == count / 2 {
                        // Some have arrived and the rest is under way.
                        #expect(await eventually { client.outcomeStatistics.durable > durable })
                        durable = client.outcomeStatistics.durable
                        daemon.kill()
                        await daemon.gone()
                        daemon = try await DaemonProcess.start("regentd", in: folder)
                    }
                }
                #expect(throws: RPCError.self) { try client.report(RouteOutcome(requestId: "r")) }
                try await client.flushOutcomes()
                let statistics = client.outcomeStatistics
                #expect(statistics.durable == count && statistics.pending == 0 && statistics.dropped == 0)
                let summary = try await client.getOutcomeSummary(GetOutcomeSummaryRequest(environment: "prod"))
                #expect(summary.total?.count == UInt64(count))
            }
            #expect(await daemon.stop() == 0)
        }
    }

    @Test("Remaining outcomes are sent when the scope ends; refused ones are left out, the others are stored")
    func atTheEnd() async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            let options = ClientOptions(unaryTimeout: hangLimit, closeGrace: hangLimit)
            let kept = try await withRegentClient(to: daemon.address, options: options) { client in
                for number in 0..<100 {
                    var outcome = Self.outcome(number)
                    if number.isMultiple(of: 2) { outcome.environment = "nowhere" }
                    try client.report(outcome)
                }
                return client
            }
            let statistics = kept.outcomeStatistics
            #expect(statistics.durable == 50 && statistics.refused == 50 && statistics.pending == 0)
            #expect(await daemon.stop() == 0)
        }
    }

    @Test("A full buffer refuses outcomes with an error and counts them; flushing frees space")
    func bound() async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            let options = ClientOptions(unaryTimeout: hangLimit, closeGrace: hangLimit, outcomesMax: 10)
            let client = try await RegentClient.connect(to: daemon.address, options: options)
            for number in 0..<10 { try client.report(Self.outcome(number)) }
            let error = #expect(throws: RPCError.self) { try client.report(Self.outcome(10)) }
            #expect(error?.reason == "OVERLOADED")
            try await client.flushOutcomes()
            try client.report(Self.outcome(11))
            #expect(client.outcomeStatistics.dropped == 1 && client.outcomeStatistics.pending == 1)
            await client.close()
            #expect(client.outcomeStatistics.durable == 11)
            #expect(await daemon.stop() == 0)
        }
    }

    static func outcome(_ number: Int) -> RouteOutcome {
        RouteOutcome(
            requestId: "r-\(number)", createTime: Timestamp(seconds: 1_700_000_000 + Int64(number)),
            environment: "prod", selectedProvider: number.isMultiple(of: 3) ? "custom" : "openai",
            routeStrategy: .weighted, latencyMs: Double(number % 1_000), status: .ok)
    }
}

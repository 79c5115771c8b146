import Foundation
import RegentClient

/// `start_after_kill`: a daemon with a store of a gigabyte, or of `BENCH_STORE_GB`, is killed in the middle of writes
/// and started again; milliseconds until it has answered a call.
struct StartAfterKillCase: BenchCase {
    /// Columns of random numbers, which do not compress: 128 MB a run of a million samples.
    private static let scores = 16

    private var place: BenchPlace?
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        self.place = place
        let gigabytes = Double(ProcessInfo.processInfo.environment["BENCH_STORE_GB"] ?? "1") ?? 1
        var table = SampleTable(sampleIDs: .init((0..<GeneratedData.count).map(GeneratedData.sampleID)))
        for score in 0..<Self.scores {
            table.scores["s\(score)"] = .init((0..<GeneratedData.count).map { _ in Double.random(in: 0..<1) })
        }
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        while Double(try daemon.storedBytes()) < gigabytes * 1e9 {
            _ = try await daemon.upload(table, run: "r-\(UInt64.random(in: 0 ... .max))")
        }
    }

    mutating func run() async throws -> Measurement {
        guard let place, let daemon else { throw BenchError("not prepared") }
        let writes = Task { [client = daemon.client] in try await client.makeRuns(.max) }
        try await Task.sleep(for: .milliseconds(200))
        await daemon.kill()
        _ = await writes.result
        var next: BenchDaemon?
        let seconds = try await Stopwatch.seconds {
            next = try await daemon.again(place)
            _ = try await next?.client.getServerInfo(GetServerInfoRequest())
        }
        self.daemon = next
        return Measurement(value: seconds * 1_000)
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

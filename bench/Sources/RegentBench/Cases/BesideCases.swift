import Foundation
import RegentClient

/// `select_beside_upload`, `_writes`, `_busy_cores`: one caller of Select while another process uploads, creates
/// runs, or computes on every core and asks the daemon nothing; the time that 999 of 1,000 calls do not exceed, in
/// microseconds, with the median and 99 of 100. Their peer is the same caller alone.
struct BesideCase: BenchCase {
    let work: BenchWork
    let isAlone: Bool
    private var place: BenchPlace?
    private var daemon: BenchDaemon?

    init(_ work: BenchWork, isAlone: Bool = false) {
        self.work = work
        self.isAlone = isAlone
    }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        (self.daemon, self.place) = (daemon, place)
        try await daemon.makeRoutes(1)
    }

    func run() async throws -> Measurement {
        guard let daemon, let place else { throw BenchError("not prepared") }
        // Only during the run: the one alone is measured by turns with it, on the same cores.
        let worker = isAlone ? nil : try start(daemon, place)
        defer {
            worker?.terminate()
            worker?.waitUntilExit()
        }
        // The first second of the other process is spent on making what it sends.
        if worker != nil { try await Task.sleep(for: .seconds(2)) }
        let client = daemon.client
        let loop = ClosedLoop(concurrency: 1, duration: .seconds(2))
        let (_, _, latencies) = try await loop.run { _ = try await client.select(UnaryCase.request) }
        guard worker?.isRunning ?? true else { throw BenchError("the work beside it has ended") }
        let name = "select_beside_\(work.rawValue)"
        return Measurement(
            value: latencies.microseconds(99.9),
            also: ["\(name)_p50": latencies.microseconds(50), "\(name)_p99": latencies.microseconds(99)],
            latencies: latencies.correctedMicroseconds())
    }

    private func start(_ daemon: BenchDaemon, _ place: BenchPlace) throws -> Process {
        let worker = Process()
        worker.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        worker.arguments = ["work", work.rawValue, "\(daemon.address)", place.data.path]
        try worker.run()
        return worker
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// What a process does to a daemon until it is ended.
enum BenchWork: String {
    /// The million, into one run after the other.
    case upload
    /// Runs, by 64 callers.
    case writes
    /// Nothing of the daemon: a loop on each core, which shows what the scheduler of the machine costs a caller.
    case busyCores = "busy_cores"

    /// Works until the process is ended, or the daemon.
    func run(_ address: Address, data: URL) async throws {
        let client = try await BenchDaemon.connect(address)
        switch self {
        case .busyCores:
            for _ in 1..<ProcessInfo.processInfo.activeProcessorCount {
                Thread.detachNewThread { while true {} }
            }
            while true {}
        case .upload:
            let table = SampleTable(try GeneratedData(data))
            while true {
                let run = "evalRuns/u-\(UInt64.random(in: 0 ... .max))"
                _ = try await client.createRun(CreateRunRequest(name: run, type: .offline))
                _ = try await client.uploadColumns(run: run, upload: "u", columns: table)
            }
        case .writes:
            try await client.makeRuns(.max)
        }
    }
}

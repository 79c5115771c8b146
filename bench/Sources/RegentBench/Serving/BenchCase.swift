import Foundation

/// Where a case finds what it needs.
struct BenchPlace {
    /// Path of the daemon.
    let regentd: String
    /// Folder of the generated million.
    let data: URL
    /// Folder for stores; on the same file system as those of the peers.
    let scratch: URL
}

/// What one run measured.
struct Measurement: Encodable {
    /// In the unit of the case.
    var value: Double
    /// Values of other cases that the same run gives, by case.
    var also: [String: Double] = [:]
    /// What was computed; the harness compares it with what a peer computed, where that tells it.
    var result: [Double]?
    /// Latencies in microseconds by percentile, corrected for coordinated omission.
    var latencies: [[Double]]?
    /// A curve for a plot, as pairs.
    var curve: [[Double]]?
}

/// One side of one case: loaded once, run many times.
protocol BenchCase {
    /// Loads what the runs need; not measured.
    mutating func prepare(_ place: BenchPlace) async throws
    /// Runs once.
    mutating func run() async throws -> Measurement
    /// Lets go of everything.
    mutating func finish() async throws
}

extension BenchCase {
    mutating func finish() async throws {}
}

/// What went wrong in a measurement.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Time spent, in seconds.
enum Stopwatch {
    /// Of a call that may suspend.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start).inSeconds
    }

    /// The median of as many calls as fit into 50 ms, at least one: the same rule on both sides of a case, so that one
    /// run is neither one interrupt nor one lucky cache.
    static func median(_ body: () -> Void) -> Double {
        var times: [Double] = []
        var total = 0.0
        while total < 0.05 && times.count < 1_000 {
            let start = ContinuousClock.now
            body()
            times.append((ContinuousClock.now - start).inSeconds)
            total += times[times.count - 1]
        }
        return times.sorted()[times.count / 2]
    }
}

extension Duration {
    /// As a number of seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
    /// As a number of whole nanoseconds.
    var inNanoseconds: UInt64 {
        UInt64(components.seconds) * 1_000_000_000 + UInt64(components.attoseconds / 1_000_000_000)
    }
}

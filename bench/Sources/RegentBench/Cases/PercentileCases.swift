import CBenchFloor
import CRegentKernels

/// Exact nearest-rank percentiles by the kernel.
final class OrderStatistics {
    let ranks: [Int]
    /// Bytes used beside the column.
    let scratchByteCount: Int
    private let scratch: UnsafeMutableRawPointer

    init(quantiles: [Double], count: Int) {
        ranks = quantiles.map { Int(($0 * Double(count)).rounded(.up)) }
        scratchByteCount = regent_order_statistics_u32_scratch_bytes(count, ranks.count)
        scratch = .allocate(byteCount: scratchByteCount, alignment: 64)
    }

    deinit { scratch.deallocate() }

    /// The value of each rank.
    func values(_ column: [UInt32]) -> [UInt32] {
        var out = [UInt32](repeating: 0, count: ranks.count)
        regent_order_statistics_u32(column, column.count, ranks, ranks.count, &out, scratch)
        return out
    }
}

/// `p95_1m`, `p5q_1m`: percentiles of the million latencies in memory; milliseconds.
struct PercentileCase: BenchCase {
    let quantiles: [Double]
    private var column: [UInt32] = []
    private var kernel: OrderStatistics?

    init(quantiles: [Double]) { self.quantiles = quantiles }

    mutating func prepare(_ place: BenchPlace) throws {
        column = try GeneratedData(place.data).latencies
        let kernel = OrderStatistics(quantiles: quantiles, count: column.count)
        let sorted = column.sorted()
        guard kernel.values(column) == kernel.ranks.map({ sorted[$0 - 1] }) else {
            throw BenchError("the percentiles are wrong")
        }
        self.kernel = kernel
    }

    func run() -> Measurement {
        guard let kernel else { return Measurement(value: .nan) }
        var values: [UInt32] = []
        let seconds = Stopwatch.median { values = kernel.values(column) }
        return Measurement(value: seconds * 1_000, result: values.map(Double.init))
    }
}

/// The floor of `p95_1m`: reads the million once; milliseconds.
struct ReadPassFloor: BenchCase {
    private var column: [UInt32] = []

    mutating func prepare(_ place: BenchPlace) throws { column = try GeneratedData(place.data).latencies }

    func run() -> Measurement {
        var sum: UInt32 = 0
        let seconds = Stopwatch.median { sum ^= bench_read_pass_u32(column, column.count) }
        // Used, so that no compiler drops the pass.
        return Measurement(value: seconds * 1_000, also: ["checksum": Double(sum)])
    }
}

/// `p99_100m`: p99 of a column made in memory; nanoseconds a value.
struct GrowthCase: BenchCase {
    let count: Int
    private var column: [UInt32] = []

    init(count: Int) { self.count = count }

    mutating func prepare(_ place: BenchPlace) {
        column.reserveCapacity(count)
        var random = SeededRandom(state: 2)
        for _ in 0..<count { column.append(random.latency()) }
    }

    func run() -> Measurement {
        let kernel = OrderStatistics(quantiles: [0.99], count: count)
        let seconds = Stopwatch.median { _ = kernel.values(column) }
        let extra = 100 * Double(kernel.scratchByteCount) / Double(4 * count)
        return Measurement(value: seconds * 1e9 / Double(count), also: ["p99_100m_memory": extra])
    }
}

/// For the plot: time of one and of five percentiles by the number of values; pairs of count and milliseconds.
struct PercentileCurve: BenchCase {
    private var column: [UInt32] = []

    mutating func prepare(_ place: BenchPlace) throws { column = try GeneratedData(place.data).latencies }

    func run() -> Measurement {
        var curve: [[Double]] = []
        for count in [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000] {
            let part = Array(column.prefix(count))
            let one = OrderStatistics(quantiles: [0.95], count: count)
            let five = OrderStatistics(quantiles: [0.5, 0.9, 0.95, 0.99, 0.999], count: count)
            curve.append([
                Double(count), Stopwatch.median { _ = one.values(part) } * 1_000,
                Stopwatch.median { _ = five.values(part) } * 1_000,
            ])
        }
        return Measurement(value: curve.last?[1] ?? .nan, curve: curve)
    }
}

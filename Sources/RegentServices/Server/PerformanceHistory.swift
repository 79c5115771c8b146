import RegentMessages
package import RegentRPC
import RegentSystem
import Synchronization

/// How often each method was called, failed, and how long it took, second by second for the last hour.
///
/// A second has what has changed in it, so that its size follows what is called; all of them together are bounded, and
/// the oldest go first.
package final class PerformanceHistory: Sendable {
    /// Seconds that are kept.
    package static let secondsMax = 3_600
    /// Numbers that are kept, of all seconds together: some 20 MB.
    private static let numbersMax = 1_500_000

    /// What a method did in a second.
    fileprivate struct Row {
        let method: Int
        let calls: UInt64
        let failed: UInt64
        let nanoseconds: UInt64
        /// By the place of the phase, where there is any.
        let phases: [(place: UInt8, nanoseconds: UInt64)]
        /// By the place of the bucket, where there is any.
        let buckets: [(place: UInt8, count: UInt32)]
        /// Numbers in it.
        var count: Int { 4 + phases.count + buckets.count }
    }

    private struct Second {
        /// When it ended, microseconds since 1970.
        let micros: Int64
        /// Its length by the steady clock.
        let length: Duration
        let rows: [Row]
    }

    private struct State {
        var seconds: [Second] = []
        /// Seconds at the front that are no longer kept: removed many at a time.
        var dropped = 0
        var numbers = 0
        var names: [String] = []
        var places: [String: Int] = [:]
        var last: [String: MethodFigures.Numbers] = [:]
        var lastTime: ContinuousClock.Instant?

        var kept: ArraySlice<Second> { seconds[dropped...] }
    }

    private let state = Mutex(State())

    /// Has seen nothing yet.
    package init() {}

    /// Takes note of the figures of all methods; to be called once a second.
    ///
    /// - Parameter micros: the same time, microseconds since 1970.
    package func note(
        _ figures: [(method: String, figures: MethodFigures)], at now: ContinuousClock.Instant, micros: Int64
    ) {
        let used = figures.filter { $0.figures.isUsed }.map { ($0.method, $0.figures.numbers) }
        state.withLock { state in
            let rows = used.compactMap { Self.row($0, $1, &state) }
            // The first look is of what was before it.
            let length = state.lastTime.map { now - $0 } ?? .seconds(1)
            state.lastTime = now
            state.seconds.append(Second(micros: micros, length: length, rows: rows))
            state.numbers += rows.reduce(0) { $0 + $1.count }
            while state.kept.count > Self.secondsMax || (state.numbers > Self.numbersMax && state.kept.count > 1) {
                state.numbers -= state.seconds[state.dropped].rows.reduce(0) { $0 + $1.count }
                state.dropped += 1
            }
            guard state.dropped > Self.secondsMax / 4 else { return }
            state.seconds.removeFirst(state.dropped)
            state.dropped = 0
        }
    }

    private static func row(_ method: String, _ now: MethodFigures.Numbers, _ state: inout State) -> Row? {
        let last = state.last[method] ?? MethodFigures.Numbers()
        guard now.calls != last.calls else { return nil }
        state.last[method] = now
        let place = state.places[method] ?? state.names.count
        if place == state.names.count {
            state.names.append(method)
            state.places[method] = place
        }
        return Row(
            method: place, calls: now.calls &- last.calls, failed: now.failed &- last.failed,
            nanoseconds: now.nanoseconds &- last.nanoseconds,
            phases: changes(now.phases, last.phases).map { (UInt8(clamping: $0), $1) },
            buckets: changes(now.buckets, last.buckets).map { (UInt8(clamping: $0), UInt32(clamping: $1)) })
    }

    private static func changes(_ now: [UInt64], _ last: [UInt64]) -> [(Int, UInt64)] {
        now.indices.compactMap { now[$0] == last[$0] ? nil : ($0, now[$0] &- last[$0]) }
    }

    // MARK: Reading

    /// The sum of a method over some seconds.
    fileprivate struct Sum {
        var calls: UInt64 = 0
        var failed: UInt64 = 0
        var nanoseconds: UInt64 = 0
        var phases = [UInt64](repeating: 0, count: WorkPhase.allCases.count)
        var buckets = [UInt64](repeating: 0, count: DurationBuckets.count)

        fileprivate mutating func add(_ row: Row) {
            calls &+= row.calls
            failed &+= row.failed
            nanoseconds &+= row.nanoseconds
            for (place, time) in row.phases { phases[Int(place)] &+= time }
            for (place, count) in row.buckets { buckets[Int(place)] &+= UInt64(count) }
        }
    }

    /// The performance of the methods that are asked for.
    func performance(_ request: GetPerformanceRequest) -> GetPerformanceResponse {
        let (seconds, names) = state.withLock { state in
            (Array(state.kept.suffix(request.seconds == 0 ? 60 : Int(request.seconds))), state.names)
        }
        let length = seconds.reduce(Duration.zero) { $0 + $1.length } / .seconds(1)
        let isAsked = names.map { request.method.isEmpty || $0 == request.method || $0.hasSuffix("/" + request.method) }
        var sums: [Int: Sum] = [:]
        for second in seconds {
            for row in second.rows where isAsked[row.method] { sums[row.method, default: Sum()].add(row) }
        }
        let methods = sums.sorted { names[$0.key] < names[$1.key] }.map { method, sum in
            var performance = MethodPerformance(names[method], sum, over: length)
            if request.stepSeconds > 0 {
                performance.steps = Self.steps(of: method, seconds, each: Int(request.stepSeconds))
            }
            return performance
        }
        return GetPerformanceResponse(methods: methods, seconds: length)
    }

    private static func steps(of method: Int, _ seconds: [Second], each count: Int) -> [PerformanceStep] {
        stride(from: 0, to: seconds.count, by: count).map { start in
            let part = seconds[start..<min(seconds.count, start + count)]
            let rows = part.flatMap { $0.rows.filter { $0.method == method } }
            let begin = part.first.map { $0.micros - Int64(($0.length / .microseconds(1)).rounded()) } ?? 0
            return PerformanceStep(
                time: Timestamp(microseconds: begin), calls: rows.reduce(0) { $0 &+ $1.calls },
                failedCalls: rows.reduce(0) { $0 &+ $1.failed },
                totalUs: Double(rows.reduce(0 as UInt64) { $0 &+ $1.nanoseconds }) / 1_000)
        }
    }
}

extension MethodPerformance {
    fileprivate init(_ method: String, _ sum: PerformanceHistory.Sum, over seconds: Double) {
        self.init()
        (self.method, calls, failedCalls) = (method, sum.calls, sum.failed)
        let seconds = max(seconds, 1e-9)
        callsPerSecond = Double(sum.calls) / seconds
        failedCallsPerSecond = Double(sum.failed) / seconds
        let timed = sum.buckets.reduce(0 as UInt64, &+)
        if timed > 0 { meanPresence = .meanUs(Double(sum.nanoseconds) / Double(timed) / 1_000) }
        p50Presence = DurationBuckets.quantile(0.5, of: sum.buckets).map { .p50Us($0 / 1_000) }
        p99Presence = DurationBuckets.quantile(0.99, of: sum.buckets).map { .p99Us($0 / 1_000) }
        stages = WorkPhase.allCases.compactMap { phase in
            let time = sum.phases[phase.rawValue]
            return time == 0 ? nil : StageTime(stage: phase.name, count: sum.calls, totalNs: time)
        }
    }
}

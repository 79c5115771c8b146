import ArgumentParser
import RegentMessages
import RegentText

/// How `regent top` orders methods.
enum MethodOrder: String, ExpressibleByArgument, CaseIterable, Sendable {
    case calls
    case failed
    case mean
    case p50
    case p99
    case method

    /// The methods, the greatest first, by name where they are alike.
    func sorted(_ methods: [MethodPerformance]) -> [MethodPerformance] {
        methods.sorted { one, other in
            let values = (value(one), value(other))
            return values.0 == values.1 ? one.method < other.method : values.0 > values.1
        }
    }

    private func value(_ method: MethodPerformance) -> Double {
        switch self {
        case .calls: method.callsPerSecond
        case .failed: method.failedCallsPerSecond
        case .mean: method.mean ?? -1
        case .p50: method.p50 ?? -1
        case .p99: method.p99 ?? -1
        case .method: 0
        }
    }

    /// A row for each method, with the two stages that took most of its time.
    static func table(_ methods: [MethodPerformance]) -> Table {
        Table(
            [
                .text("method"), .number("calls_s"), .number("failed_s"), .number("mean_ms"), .number("p50_ms"),
                .number("p99_ms"), .text("most_time"),
            ],
            rows: methods.map { method in
                [
                    method.method.methodWord, NumberText.compact(method.callsPerSecond),
                    NumberText.compact(method.failedCallsPerSecond), millis(method.mean), millis(method.p50),
                    millis(method.p99), stages(method),
                ]
            })
    }

    private static func millis(_ micros: Double?) -> String {
        micros.map { NumberText.fixed($0 / 1_000, decimals: 3) } ?? ""
    }

    private static func stages(_ method: MethodPerformance) -> String {
        let total = method.stages.reduce(0.0) { $0 + Double($1.totalNs) }
        guard total > 0 else { return "" }
        return method.stages.sorted { $0.totalNs > $1.totalNs }.prefix(2)
            .map { "\($0.stage) \(Int((Double($0.totalNs) / total * 100).rounded())) %" }.joined(separator: ", ")
    }
}

extension MethodPerformance {
    /// Mean duration, microseconds; nil = none is known, as for the two below.
    fileprivate var mean: Double? { if case .meanUs(let value)? = meanPresence { value } else { nil } }
    /// Half of the calls.
    fileprivate var p50: Double? { if case .p50Us(let value)? = p50Presence { value } else { nil } }
    /// Nearly all calls.
    fileprivate var p99: Double? { if case .p99Us(let value)? = p99Presence { value } else { nil } }
}

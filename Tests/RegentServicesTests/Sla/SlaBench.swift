import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization

/// A target of models/m in prod, outcomes of it, and a clock that tests set.
final class SlaBench: Sendable {
    /// Minutes are counted from here: 2026-11-02, midnight.
    static let begin: Int64 = 29_892_960
    static let target = "slaTargets/up"

    let bench: ServiceBench
    private let first: ServiceBench
    /// Microseconds since 1970; it goes on by one with each look.
    private let micros: SharedMicros
    private let batches = Mutex<Int>(0)

    private final class SharedMicros: Sendable {
        let value = Mutex<Int64>(SlaBench.begin * 60_000_000)

        func next() -> Int64 {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// A bench with a target, at the begin of minute 0.
    static func open(_ change: (inout SlaTarget) -> Void = { _ in }) async throws -> SlaBench {
        let (first, micros) = (try await ServiceBench.open(), SharedMicros())
        let bench = try await ServiceBench.over(first.store, first.database, now: { micros.next() })
        try await bench.context.seed()
        try await bench.slaTarget(named: target, change)
        return SlaBench(bench, first, micros)
    }

    private init(_ bench: ServiceBench, _ first: ServiceBench, _ micros: SharedMicros) {
        (self.bench, self.first, self.micros) = (bench, first, micros)
    }

    /// The same store, with handlers that know nothing yet.
    func restarted() async throws -> SlaBench {
        let micros = micros
        let bench = try await ServiceBench.over(first.store, first.database, now: { micros.next() })
        let other = SlaBench(bench, first, micros)
        let count = batches.withLock { $0 }
        other.batches.withLock { $0 = count + 1_000 }
        return other
    }

    /// Goes on to the begin of a minute.
    func go(to minute: Int64) {
        micros.value.withLock { $0 = max($0, (Self.begin + minute) * 60_000_000) }
    }

    /// Reports outcomes of minutes, so many in each.
    func report(_ minutes: Range<Int64>, good: Int = 0, bad: Int = 0, model: String = "m") async throws {
        let rows = minutes.flatMap { minute in
            (0..<good + bad).map { place in
                RouteOutcome(
                    requestId: "r\(minute)-\(place)",
                    createTime: Timestamp(microseconds: (Self.begin + minute) * 60_000_000 + Int64(place)),
                    environment: "prod", selectedProvider: "openai", latencyMs: 10,
                    modelVersion: "models/\(model)/versions/1.0.0", status: place < good ? .ok : .timeout)
            }
        }
        for start in stride(from: 0, to: rows.count, by: 4_000) {
            try await report(Array(rows[start..<min(rows.count, start + 4_000)]))
        }
    }

    private func report(_ rows: [RouteOutcome]) async throws {
        let number = batches.withLock {
            $0 += 1
            return $0
        }
        let start = OutcomeReportStart(reporter: "batch-\(number)")
        let batch = OutcomeBatch(seq: 1, environment: "prod", rows: rows)
        try await bench.stream(
            OutcomeServiceMethods.reportOutcomes,
            [ReportOutcomesRequest(request: .start(start)), ReportOutcomesRequest(request: .batch(batch))]
        ) { _ in }
    }

    /// Evaluates what is due.
    func look() async throws {
        let failed = try await SlaFollowing(bench.context).catchUp()
        if let failure = failed.first { throw failure.error }
    }

    /// Where the target stands.
    func status(at minute: Int64? = nil, asOf revision: UInt64 = 0) async throws -> SlaStatus {
        let time = minute.map { Timestamp(microseconds: (Self.begin + $0 + 1) * 60_000_000) }
        let request = GetSlaStatusRequest(name: Self.target, time: time, asOf: revision)
        return try await bench.call(SlaServiceMethods.getSlaStatus, request).status ?? SlaStatus()
    }

    /// Its violations, in the order of time.
    func violations() async throws -> [SlaViolation] {
        try await bench.call(
            SlaServiceMethods.listSlaViolations, ListSlaViolationsRequest(orderBy: "begin_time")
        ).slaViolations
    }

    /// The same without what differs from store to store.
    func spans() async throws -> [[Int64]] {
        try await violations().map { violation in
            [
                (violation.beginTime?.microseconds ?? 0) / 60_000_000 - 1 - Self.begin,
                violation.endTime.map { $0.microseconds / 60_000_000 - 1 - Self.begin } ?? -1,
                Int64(violation.state.rawValue),
            ]
        }
    }
}

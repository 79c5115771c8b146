import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC

/// One batch of outcomes that spans gave.
///
/// Each batch is a report of its own, named after the requests in it: whatever else a later request of HTTP holds, the
/// same batch counts once.
struct SpanOutcomes: Sendable {
    /// Time that a call may take.
    private static let timeout = Duration.seconds(10)
    /// Refusals of one batch: the first lists everything, unless documents change meanwhile.
    private static let refusalsMax = 3

    private let environment: String
    private var rows: [RouteOutcome]
    private var columns: OutcomeColumns
    private let reporter: String

    private init(_ rows: [RouteOutcome], _ columns: OutcomeColumns, in environment: String) {
        self.environment = environment
        self.rows = rows
        self.columns = columns
        reporter = SpanDigest.name(of: environment, rows.map(\.requestId))
    }

    /// Request ids of the spans in it.
    var spans: [String] { rows.map(\.requestId) }

    /// Outcomes that may be reported, and those that may not.
    static func checked(
        _ outcomes: [RouteOutcome], in environment: String
    ) -> (legal: [RouteOutcome], illegal: [SpanRejection]) {
        var (legal, illegal): ([RouteOutcome], [SpanRejection]) = ([], [])
        for outcome in outcomes {
            if let fault = outcome.faults(in: environment).first {
                illegal.append((outcome.requestId, "\(fault.field) \(fault.description)"))
            } else {
                legal.append(outcome)
            }
        }
        return (legal, illegal)
    }

    /// Batches within the limits, in order.
    static func batches(of outcomes: [RouteOutcome], in environment: String) -> [SpanOutcomes] {
        var batches: [SpanOutcomes] = []
        var batcher = OutcomeBatcher()
        var rows: [RouteOutcome] = []
        for outcome in outcomes {
            if let full = batcher.append(outcome) {
                batches.append(SpanOutcomes(rows, full, in: environment))
                rows = []
            }
            rows.append(outcome)
        }
        if let last = batcher.finish() { batches.append(SpanOutcomes(rows, last, in: environment)) }
        return batches
    }

    /// Reports the batch; returns when it is durable, but for the rejected spans.
    ///
    /// - Throws: how the call failed.
    func report(over channel: RPCChannel, _ metadata: [KeyValue]) async throws(RPCError) -> [SpanRejection] {
        var batch = self
        var rejected: [SpanRejection] = []
        for _ in 0..<Self.refusalsMax {
            let violations = try await batch.send(over: channel, metadata)
            guard !violations.isEmpty else { return rejected }
            rejected += batch.remove(violations)
            if batch.rows.isEmpty { return rejected }
            batch.columns = OutcomeColumns(packing: batch.rows)
        }
        return rejected + batch.rows.map { ($0.requestId, "its batch was refused again and again") }
    }

    /// Sends the batch once.
    ///
    /// - Returns: what is wrong with it; nothing once it is durable.
    private func send(
        over channel: RPCChannel, _ metadata: [KeyValue]
    ) async throws(RPCError) -> [OutcomeViolation] {
        let call = try await channel.duplex(
            OutcomeServiceMethods.reportOutcomes, CallOptions(timeout: Self.timeout, metadata: metadata))
        var violations: [OutcomeViolation] = []
        do throws(RPCError) {
            let start = OutcomeReportStart(reporter: reporter, resume: true, knownProviders: true)
            try await call.send(ReportOutcomesRequest(request: .start(start)))
            let batch = OutcomeBatch(seq: 1, environment: environment, columns: columns)
            try? await call.send(ReportOutcomesRequest(request: .batch(batch)))
            call.finishSending()
            var responses = call.responses.makeAsyncIterator()
            while let response = try await responses.next() {
                if case .refused(let refused)? = response.response { violations += refused.violations }
            }
        } catch {
            // Spans of these requests were taken before, as an earlier release or with other providers read them.
            if error.reason == ErrorReason.chunkConflict.name { return [] }
            guard violations.isEmpty else { return violations }
            throw error
        }
        return []
    }

    /// Takes the refused rows out.
    private mutating func remove(_ violations: [OutcomeViolation]) -> [SpanRejection] {
        var reasons: [Int: String] = [:]
        for violation in violations where reasons[Int(violation.record)] == nil {
            reasons[Int(violation.record)] = "\(violation.field) \(violation.description)"
        }
        let rejected = reasons.sorted { $0.key < $1.key }.compactMap { place, reason -> SpanRejection? in
            rows.indices.contains(place) ? (rows[place].requestId, reason) : nil
        }
        rows = rows.enumerated().filter { reasons[$0.offset] == nil }.map(\.element)
        return rejected
    }
}

import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// Sends reported outcomes in the background: at once when a batch is full, else a few times a second. It keeps them
/// until the daemon has acknowledged them.
final class OutcomeReporter: ClientBackground {
    /// Time for which an outcome waits for others of its batch.
    private static let gathering = Duration.milliseconds(200)

    private let buffer: Mutex<OutcomeBuffer>
    private let metrics: OutcomeMetrics
    private let log: ClientLog
    /// The name of this client's sequence of batches.
    private let name = "sdk-" + IdempotencyKey.fresh()
    /// Raised when there is something to send again, or a batch is full.
    private let filled = Signal()
    private let turn = Mutex(false)
    private let turnFreed = Signal()

    init(outcomesMax: Int, level: Int32, metrics: OutcomeMetrics, log: ClientLog) {
        self.metrics = metrics
        self.log = log
        buffer = Mutex(OutcomeBuffer(outcomesMax: outcomesMax, level: level))
    }

    var statistics: OutcomeStatistics { buffer.withLock { $0.statistics } }

    /// Accepts an outcome; never waits.
    ///
    /// - Throws: INVALID_ARGUMENT `OUTCOME_INVALID` naming the field; RESOURCE_EXHAUSTED when the buffer is full.
    func report(_ outcome: RouteOutcome) throws(RPCError) {
        let fault =
            outcome.environment.isEmpty
            ? ("environment", "is missing")
            : outcome.faults(in: outcome.environment).first.map { ($0.field, $0.description) }
        if let (field, description) = fault {
            throw RPCError(
                .outcomeInvalid, "\(outcome.requestId): \(field) \(description)", metadata: ["field": field])
        }
        let result: Result<Bool, RPCError> = buffer.withLock { buffer in
            let wasEmpty = buffer.isEmpty
            do throws(RPCError) {
                try buffer.add(outcome)
                return .success(wasEmpty || buffer.hasFullBatch)
            } catch {
                return .failure(error)
            }
        }
        do throws(RPCError) {
            if try result.get() { filled.raise() }
        } catch {
            metrics.drop()
            log.dropped()
            throw error
        }
    }

    // MARK: Background

    func run(with client: RegentClient) async {
        var backoff = client.core.options.pace.backoff
        while !Task.isCancelled {
            await gather()
            do throws(RPCError) {
                try await deliver(with: client)
                backoff.reset()
            } catch {
                try? await client.core.options.pace.sleep(backoff.next())
            }
        }
    }

    func flush(with client: RegentClient) async {
        // What could not be sent stays in the statistics: the client ends.
        try? await deliverAll(with: client)
    }

    /// Sends all outcomes until the daemon has them, with retries within the client's patience.
    ///
    /// - Throws: how the last try failed.
    func deliverAll(with client: RegentClient) async throws(RPCError) {
        var patience = Patience(client.core.options)
        while true {
            do throws(RPCError) {
                return try await deliver(with: client)
            } catch {
                try await patience.wait(after: error)
            }
        }
    }

    /// Returns when a batch is full, or some time after there is anything at all.
    private func gather() async {
        while !Task.isCancelled, buffer.withLock({ $0.isEmpty }) { await filled.wait() }
        guard !buffer.withLock({ $0.hasFullBatch }) else { return }
        await filled.wait(until: .now + Self.gathering)
    }

    // MARK: Delivery

    /// Sends what was reported before, one delivery at a time; returns when everything is durable or refused.
    ///
    /// - Throws: `RPCError`; outcomes that are not durable are kept.
    private func deliver(with client: RegentClient) async throws(RPCError) {
        try await takeTurn()
        defer {
            turn.withLock { $0 = false }
            turnFreed.raise()
        }
        let before = statistics
        defer { metrics.record(from: before, to: statistics) }
        buffer.withLock { $0.cut() }
        while buffer.withLock({ !$0.batches.isEmpty }) {
            let delivery = OutcomeDelivery()
            do throws(RPCError) {
                try await stream(with: client, delivery)
            } catch {
                guard let seq = delivery.refusedSeq(by: error) else { throw error }
                let refused = buffer.withLock { buffer in
                    let before = buffer.statistics.refused
                    buffer.refuse(seq, records: delivery.records)
                    return buffer.statistics.refused - before
                }
                log.refused(refused, error)
            }
        }
    }

    private func takeTurn() async throws(RPCError) {
        while turn.withLock({ isTaken in
            defer { isTaken = true }
            return isTaken
        }) {
            guard !Task.isCancelled else { throw .cancelled }
            await turnFreed.wait()
        }
    }

    /// Sends every batch on one stream.
    private func stream(with client: RegentClient, _ delivery: OutcomeDelivery) async throws(RPCError) {
        let call = try await client.reportOutcomes()
        try await call.send(
            ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: name, resume: true))))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the report was not opened")
        }
        let (first, batches) = buffer.withLock { buffer in
            buffer.settle(opened.durableSeq)
            return (buffer.durableSeq + 1, buffer.batches)
        }
        for (place, batch) in batches.enumerated() {
            let message = OutcomeBatch(
                seq: first + UInt64(place), environment: batch.environment, columns: batch.columns)
            // The error that ended the stream is thrown with its status, after the messages before it.
            do throws(RPCError) {
                try await call.send(ReportOutcomesRequest(request: .batch(message)))
            } catch { break }
        }
        call.finishSending()
        while let response = try await responses.next() {
            switch response.response {
            case .ack(let ack): buffer.withLock { $0.settle(ack.durableSeq) }
            case .refused(let refused): delivery.note(refused)
            default: continue
            }
        }
    }
}

/// The outcomes that the daemon refused on one stream.
private final class OutcomeDelivery: Sendable {
    private let refused = Mutex<Set<UInt32>>([])

    var records: Set<UInt32> { refused.withLock { $0 } }

    func note(_ refusal: OutcomeBatchRefused) {
        refused.withLock { $0.formUnion(refusal.violations.map(\.record)) }
    }

    /// The batch of an error; nil if the error is about no batch, or a retry may succeed.
    func refusedSeq(by error: RPCError) -> UInt64? {
        guard !error.isRetryable, error.code == .invalidArgument || error.code == .notFound else { return nil }
        return error.metadata["seq"].flatMap { UInt64($0) }
    }
}

extension RegentClient {
    /// Reports the outcome of a request; never waits, because it is sent in the background.
    ///
    /// It is sent while the client runs in a scope (`withRegentClient`) or a service (`run`), by `flushOutcomes`, and
    /// when the client is closed; it is kept until the daemon has acknowledged it.
    /// - Throws: INVALID_ARGUMENT `OUTCOME_INVALID` naming the field, by the rules of docs/routing.md, "Outcomes";
    ///   RESOURCE_EXHAUSTED `OVERLOADED` if the buffer is full and it was dropped (`ClientOptions.outcomesMax`).
    public func report(_ outcome: RouteOutcome) throws(RPCError) { try core.reporter.report(outcome) }

    /// Returns when everything reported before is durable or refused.
    ///
    /// - Throws: `RPCError` if there was no progress for the client's `patience`; nothing is lost then.
    public func flushOutcomes() async throws(RPCError) { try await core.reporter.deliverAll(with: self) }

    /// Counts of the outcomes reported so far.
    public var outcomeStatistics: OutcomeStatistics { core.reporter.statistics }
}

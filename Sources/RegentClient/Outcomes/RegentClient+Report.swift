package import RegentMessages
import RegentModel
import RegentRPC

extension RegentClient {
    /// Reports batches of outcomes and returns when all of them are durable.
    ///
    /// - Parameters:
    ///   - reporter: whose batches they are; those it has reported before are compared, not stored again.
    ///   - nextBatch: gives the batches in order, nil at the end. What it throws is thrown here after everything before
    ///     it is durable.
    ///   - onDurable: called with the number of the last batch that is durable.
    /// - Returns: how many batches were stored before.
    /// - Throws: `RPCError`, or what `nextBatch` throws.
    package func report(
        as reporter: String, nextBatch: @escaping @Sendable () throws -> OutcomeBatch?,
        onDurable: @escaping @Sendable (UInt64) -> Void
    ) async throws -> UInt64 {
        let call = try await reportOutcomes()
        let start = OutcomeReportStart(reporter: reporter, resume: true)
        try await call.send(ReportOutcomesRequest(request: .start(start)))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the report was not opened")
        }
        var durable = opened.durableSeq
        onDurable(durable)
        return try await withThrowingTaskGroup(of: SentBatches.self) { group in
            group.addTask { try await SentBatches(of: nextBatch, after: opened.durableSeq, on: call) }
            while let response = try await responses.next() {
                guard case .ack(let ack)? = response.response else { continue }
                durable = max(durable, ack.durableSeq)
                onDurable(durable)
            }
            let sent = try await group.next()
            // What came before it is durable by now.
            if let failure = sent?.failure { throw failure }
            guard let sent, durable >= sent.count else {
                throw RPCError(.protocolViolation, "the report ended before everything was durable")
            }
            return opened.durableSeq
        }
    }
}

/// The batches of a report that were read.
private struct SentBatches: Sendable {
    /// How many were read to the end.
    private(set) var count: UInt64 = 0
    /// What the source threw instead of its next batch.
    private(set) var failure: (any Error)?

    /// Sends the batches from the last durable one on, which the daemon compares.
    init(
        of nextBatch: @Sendable () throws -> OutcomeBatch?, after durable: UInt64,
        on call: DuplexCall<ReportOutcomesRequest, ReportOutcomesResponse>
    ) async throws {
        defer { call.finishSending() }
        while true {
            let next: OutcomeBatch?
            do { next = try nextBatch() } catch {
                failure = error
                return
            }
            guard var batch = next else { break }
            count += 1
            guard count >= durable else { continue }
            batch.seq = count
            try await call.send(ReportOutcomesRequest(request: .batch(batch)))
        }
        guard count >= durable else {
            throw RPCError(
                .chunkConflict, "the daemon has \(durable) batches of this report, the input only \(count)",
                metadata: ["durable_seq": "\(durable)"])
        }
    }
}

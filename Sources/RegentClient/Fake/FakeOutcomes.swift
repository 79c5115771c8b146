public import RegentMessages
import RegentBulk
import RegentRPC
import Synchronization

/// Takes the outcomes that clients report to a fake server.
final class FakeOutcomes: DuplexHandler {
    private struct State {
        var outcomes: [RouteOutcome] = []
        /// Number of the last batch of each reporter.
        var durable: [String: UInt64] = [:]
    }

    private let state = Mutex(State())

    /// What has come, each once, in order.
    var outcomes: [RouteOutcome] { state.withLock { $0.outcomes } }

    func handle(
        _ requests: RequestStream<ReportOutcomesRequest>, _ responses: ResponseWriter<ReportOutcomesResponse>,
        _ call: CallContext
    ) async throws {
        guard case .start(let start)? = try await requests.next()?.request else {
            throw RPCError(code: .invalidArgument, message: "the first message of a report must be start")
        }
        let durable = state.withLock { $0.durable[start.reporter] ?? 0 }
        try await responses.write(ReportOutcomesResponse(response: .opened(UploadOpened(durableSeq: durable))))
        while let message = try await requests.next() {
            guard case .batch(let batch) = message.request else {
                throw RPCError(code: .invalidArgument, message: "start must be sent once, followed by batches")
            }
            try take(batch, of: start.reporter)
            let ack = UploadAck(receivedSeq: batch.seq, durableSeq: batch.seq)
            try await responses.write(ReportOutcomesResponse(response: .ack(ack)))
        }
    }

    private func take(_ batch: OutcomeBatch, of reporter: String) throws {
        let rows = try batch.columns?.rows(environment: batch.environment) ?? batch.rows
        state.withLock { state in
            guard batch.seq > state.durable[reporter] ?? 0 else { return }
            state.durable[reporter] = batch.seq
            state.outcomes += rows
        }
    }
}

extension FakeServer {
    /// Accepts the outcomes that clients report, from now on: `outcomes` has them.
    public func acceptOutcomes() { answers.set(.duplex(OutcomeServiceMethods.reportOutcomes, taken)) }

    /// The outcomes that were reported so far, in order; a client sends them in the background, so flush it first
    /// (`RegentClient.flushOutcomes`).
    public var outcomes: [RouteOutcome] { taken.outcomes }
}

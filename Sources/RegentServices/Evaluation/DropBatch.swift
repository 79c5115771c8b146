import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Gives a batch up for good, so that a run with a bad one can be sealed.
struct DropBatch: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: DropBatchRequest, _ call: CallContext) async throws -> DropBatchResponse {
        try await context.mutate(request, call) { transaction in
            let run = try transaction.require(EvalRun.self, request.run)
            let upload = try Self.upload(of: request, in: transaction)
            let change = try run.dropping(upload: upload, seq: request.seq, reason: request.reason)
            try transaction.dropBatch(run: request.run, upload: upload, seq: request.seq)
            return DropBatchResponse(run: try transaction.put(change))
        }
    }

    /// The named upload, or the only one of the run.
    private static func upload(
        of request: DropBatchRequest, in transaction: WriteTransaction
    ) throws -> String {
        guard request.upload.isEmpty else { return request.upload }
        let uploads = Set(try transaction.segmentKeys(run: request.run).map(\.position.upload)).sorted()
        guard uploads.count == 1 else {
            throw Refusal(
                .uploadRequired, "\(request.run) has \(uploads.count) uploads: name one",
                ["uploads": uploads.joined(separator: ", ")])
        }
        return uploads[0]
    }
}

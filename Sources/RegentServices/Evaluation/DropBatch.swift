import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Gives a batch up for good, so that a run with a bad one can be sealed.
struct DropBatch: PreparedVerb {
    private let context: ServiceContext

    init(_ request: DropBatchRequest, _ context: ServiceContext) { self.context = context }

    func decide(_ request: DropBatchRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        let run = try store.require(EvalRun.self, request.run)
        let upload = try Self.upload(of: request, in: store)
        let change = try run.dropping(upload: upload, seq: request.seq, command)
        try store.dropBatch(run: request.run, upload: upload, seq: request.seq)
        return change
    }

    /// Score names that only the dropped batch had no longer count.
    func store(_ run: EvalRun, in store: WriteTransaction) { context.scoreNames.forget(run.name) }

    /// The named upload, or the only one of the run.
    private static func upload(
        of request: DropBatchRequest, in transaction: WriteTransaction
    ) throws -> String {
        guard request.upload.isEmpty else { return request.upload }
        let uploads = Set(try transaction.segmentKeys(run: request.run).map(\.position.upload)).sorted()
        guard !uploads.isEmpty else {
            throw Refusal(.notFound, "\(request.run) has no batches", ["resource": request.run])
        }
        guard uploads.count == 1 else {
            throw Refusal(
                .uploadRequired,
                "upload: \(request.run) has \(uploads.count) uploads; name one of \(uploads.joined(separator: ", "))",
                ["uploads": uploads.joined(separator: ", ")])
        }
        return uploads[0]
    }
}

import RegentMessages
import RegentRPC
import RegentStorage

/// Every stored batch of a run, as it was uploaded.
struct ExportSamples: ServerStreamHandler {
    /// Batches read at once.
    private static let pageSize = 8

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ExportSamplesRequest, _ responses: ResponseWriter<ExportSamplesResponse>,
        _ call: CallContext
    ) async throws {
        let run = try await context.store.require(EvalRun.self, request.run)
        var position = SegmentPosition(upload: "", seq: 0)
        while true {
            let segments = try await context.store.segments(
                run: run.name, from: position, limit: Self.pageSize, columns: .both)
            for segment in segments {
                let key = segment.key.position
                let batch = SampleBatch(seq: key.seq, columns: try segment.verifiedColumns(of: run))
                try await responses.write(ExportSamplesResponse(upload: key.upload, batch: batch))
            }
            guard let last = segments.last?.key.position else { return }
            position = SegmentPosition(upload: last.upload, seq: last.seq + 1)
        }
    }
}

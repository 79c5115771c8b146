import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Every stored batch of a run, as it was uploaded; of one of which a retry replaced samples, those that are left.
struct ExportSamples: ServerStreamHandler {
    /// Batches read at once, unless they are large.
    private static let pageSize = 8
    /// Bytes of a page of several batches.
    private static let pageBytesMax = 128 * 1024

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ExportSamplesRequest, _ responses: ResponseWriter<ExportSamplesResponse>,
        _ call: CallContext
    ) async throws {
        let run = try await context.store.require(EvalRun.self, request.run)
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        var position: SegmentPosition? = SegmentPosition(upload: "", seq: 0)
        while let from = position {
            let place = try await place(for: responses)
            position = try await sendPage(of: run, from: from, without: replaced, responses)
            withExtendedLifetime(place) {}
        }
    }

    /// A place for a page that its client takes at once.
    ///
    /// Nothing is read for a client that takes nothing, and nothing waits here for one: hundreds of them cost what they
    /// have been sent.
    private func place(for responses: ResponseWriter<ExportSamplesResponse>) async throws -> BulkPlace {
        while true {
            try await responses.room()
            let place = try await context.pageRoom.place()
            // Hundreds had room when they began to wait for a place.
            if responses.hasRoom { return place }
        }
    }

    /// Sends the batches from a place on that are read at once; returns the place behind them, nil at the end.
    private func sendPage(
        of run: EvalRun, from position: SegmentPosition, without replaced: ReplacedRows,
        _ responses: ResponseWriter<ExportSamplesResponse>
    ) async throws -> SegmentPosition? {
        let segments = try await context.store.segments(
            run: run.name, from: position, limit: Self.pageSize, columns: .both, bytesMax: Self.pageBytesMax)
        let page = try segments.map { segment in
            let key = segment.key.position
            if let rows = replaced.rows(of: key) {
                return ExportSamplesResponse(upload: key.upload, batch: try rest(of: segment, of: run, without: rows))
            }
            let columns = try segment.verifiedColumns(of: run, context.clocks)
            return ExportSamplesResponse(upload: key.upload, batch: SampleBatch(seq: key.seq, columns: columns))
        }
        try await responses.write(page: page)
        return segments.last?.key.position.next
    }

    /// A batch without what a retry replaced; a batch without columns where that is all of it.
    private func rest(of segment: StoredSegment, of run: EvalRun, without rows: RowSet) throws -> SampleBatch {
        let seq = segment.key.position.seq
        let checked = try segment.checkedColumns(of: run, clocks: context.clocks)
        var builder = SampleColumnsBuilder()
        do {
            for sample in checked.without(rows).samples() { try builder.append(sample) }
        } catch {
            throw segment.corrupt(run)
        }
        guard builder.count > 0 else { return SampleBatch(seq: seq, rejected: checked.columns.rejected) }
        var columns = builder.finish()
        columns.rejected = checked.columns.rejected
        return SampleBatch(seq: seq, columns: columns)
    }
}

import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Samples of a run that match a filter, in upload order.
struct ListSamples: UnaryHandler {
    private static let pageSizeStandard = 100
    /// Batches looked at in one call: a filter that matches little answers with short pages.
    private static let batchesMax = 256

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListSamplesRequest, _ call: CallContext) async throws -> ListSamplesResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        let filter = try SampleFilter(request.filter)
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        let listing = context.store.listing("samples", run.name, request.filter)
        var page = SamplePage(
            size: request.pageSize == 0 ? Self.pageSizeStandard : Int(request.pageSize),
            start: try SamplePosition(try listing.position(request.pageToken)))
        for _ in 0..<Self.batchesMax {
            let segments = try await context.store.segments(
                run: run.name, from: page.position.batch, limit: 1, columns: .both)
            guard let segment = segments.first else { return page.response(nil) }
            let samples = try segment.checkedColumns(of: run, clocks: context.clocks).samples()
            let position = segment.key.position
            guard page.add(samples, of: position, without: replaced.rows(of: position), where: filter) else { break }
        }
        return page.response(listing)
    }
}

/// A page being filled.
private struct SamplePage {
    /// Encoded bytes of a page, about: a message has at most four times as many.
    private static let bytesMax = 1 << 20

    let size: Int
    /// Where to go on.
    private(set) var position: SamplePosition
    private var samples: [EvalSample] = []
    private var bytes = 0

    init(size: Int, start: SamplePosition) {
        self.size = size
        position = start
    }

    /// Adds the matching samples of a batch; false when the page is full.
    mutating func add(
        _ batch: [EvalSample], of place: SegmentPosition, without replaced: RowSet?, where filter: SampleFilter
    ) -> Bool {
        let first = place == position.batch ? position.row : 0
        for row in batch.indices.dropFirst(first)
        where replaced?.contains(row) != true && filter.matches(batch[row]) {
            guard samples.count < size, bytes < Self.bytesMax else {
                position = SamplePosition(batch: place, row: row)
                return false
            }
            samples.append(batch[row])
            bytes += batch[row].encodedByteCount
        }
        position = SamplePosition(batch: place.next, row: 0)
        return true
    }

    /// The page; without a listing to go on with it is the last one.
    func response(_ listing: Listing?) -> ListSamplesResponse {
        ListSamplesResponse(samples: samples, nextPageToken: listing?.token(after: position.text) ?? "")
    }
}

/// The position of a sample in its run.
private struct SamplePosition {
    let batch: SegmentPosition
    let row: Int

    init(batch: SegmentPosition, row: Int) {
        self.batch = batch
        self.row = row
    }

    /// The position that a page token holds; the beginning for an empty text.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`.
    init(_ text: String) throws(StorageError) {
        guard !text.isEmpty else {
            self.init(batch: SegmentPosition(upload: "", seq: 0), row: 0)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let seq = Int64(parts[1]), let row = Int(parts[2]), seq >= 0, row >= 0 else {
            throw Listing.invalid
        }
        self.init(batch: SegmentPosition(upload: String(parts[0]), seq: UInt64(seq)), row: row)
    }

    var text: String { "\(batch.upload)/\(batch.seq)/\(row)" }
}

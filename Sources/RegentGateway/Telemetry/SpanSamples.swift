import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import RegentTelemetry

/// One batch of samples that spans gave.
///
/// Each batch is an upload of its own, named after the samples in it, so that the same batch counts once.
struct SpanSamples: Sendable {
    /// Time that a call may take.
    private static let timeout = Duration.seconds(10)
    /// Samples of one batch that the daemon may refuse, one by one, before all of it is rejected.
    private static let refusalsMax = 16

    private let run: String
    private var rows: [SpanSample]
    private var columns: SampleColumns
    private let name: String

    private init(_ rows: [SpanSample], _ columns: SampleColumns, of run: String) {
        self.run = run
        self.rows = rows
        self.columns = columns
        name = SpanDigest.name(of: run, rows.map { "\($0.sample.repeat) \($0.sample.sampleId)" })
    }

    /// Request ids of the spans in it.
    var spans: [String] { rows.flatMap(\.spans) }

    /// Batches within the limits, in order, and the spans of samples that may not be uploaded.
    static func batches(of samples: [SpanSample], of run: String) -> ([SpanSamples], illegal: [SpanRejection]) {
        var batches: [SpanSamples] = []
        var illegal: [SpanRejection] = []
        var batcher = SampleBatcher()
        var rows: [SpanSample] = []
        for sample in samples {
            do throws(BatchError) {
                if let full = try batcher.append(sample.sample) {
                    batches.append(SpanSamples(rows, full, of: run))
                    rows = []
                }
                rows.append(sample)
            } catch {
                illegal += sample.spans.map { ($0, Self.reason(error)) }
            }
        }
        if let last = batcher.finish() { batches.append(SpanSamples(rows, last, of: run)) }
        return (batches, illegal)
    }

    /// Without the place in the batch, which says nothing to the sender.
    private static func reason(_ error: BatchError) -> String {
        [error.column, error.message].compactMap { $0 }.joined(separator: ": ")
    }

    /// Uploads the batch; returns when it is durable, but for the rejected spans.
    ///
    /// - Throws: how the call failed.
    func upload(over channel: RPCChannel, _ metadata: [KeyValue]) async throws(RPCError) -> [SpanRejection] {
        var batch = self
        var rejected: [SpanRejection] = []
        for _ in 0..<Self.refusalsMax {
            do throws(RPCError) {
                try await batch.send(over: channel, metadata)
                return rejected
            } catch {
                // Spans of these samples were taken before, as an earlier release read them.
                if error.reason == ErrorReason.chunkConflict.name { return rejected }
                guard error.isAboutContent, let refused = batch.remove(error) else { throw error }
                rejected += refused
                if batch.rows.isEmpty { return rejected }
            }
        }
        return rejected + batch.spans.map { ($0, "too many samples of its batch were refused") }
    }

    private func send(over channel: RPCChannel, _ metadata: [KeyValue]) async throws(RPCError) {
        let call = try await channel.duplex(
            EvaluationServiceMethods.uploadSamples, CallOptions(timeout: Self.timeout, metadata: metadata))
        try await call.send(
            UploadSamplesRequest(request: .start(UploadStart(run: run, upload: name, resume: true))))
        // The error that ended the call comes with its status, after the messages before it.
        try? await call.send(UploadSamplesRequest(request: .batch(SampleBatch(seq: 1, columns: columns))))
        call.finishSending()
        var responses = call.responses.makeAsyncIterator()
        while try await responses.next() != nil {}
    }

    /// Takes the sample out that an error is about; nil where it is about none.
    private mutating func remove(_ error: RPCError) -> [SpanRejection]? {
        guard let place = error.metadata["index"].flatMap({ Int($0) }), rows.indices.contains(place) else { return nil }
        let refused = rows.remove(at: place)
        var batcher = SampleBatcher()
        for row in rows { _ = try? batcher.append(row.sample) }
        if let left = batcher.finish() { columns = left }
        return refused.spans.map { ($0, error.message) }
    }
}

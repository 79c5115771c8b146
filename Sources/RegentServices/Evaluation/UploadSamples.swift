import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentSystem

/// Takes in batches in order without gaps; acknowledges what is durable.
struct UploadSamples: DuplexHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ requests: RequestStream<UploadSamplesRequest>,
        _ responses: ResponseWriter<UploadSamplesResponse>, _ call: CallContext
    ) async throws {
        var messages = requests.makeAsyncIterator()
        guard case .start(let start)? = try await messages.next()?.request else {
            throw Refusal(.uploadNotStarted, "the first message of an upload is its start")
        }
        let run = try await context.store.require(EvalRun.self, start.run)
        try run.check(call.method)
        let durable = try await context.store.durableSeq(run: start.run, upload: start.upload)
        guard durable == 0 || start.resume else {
            throw Refusal(
                .uploadExists, "upload \(start.upload) has \(durable) batches already",
                ["upload": start.upload, "durable_seq": "\(durable)"])
        }
        let opened = UploadOpened(durableSeq: durable, window: UInt32(UploadProgress.window))
        try await responses.write(UploadSamplesResponse(response: .opened(opened)))

        let progress = UploadProgress(durableSeq: durable)
        // A client that resumes sends the last durable batch again; one that was given up is passed over.
        let isGivenUp = run.droppedBatches.contains(DroppedBatch(upload: start.upload, seq: durable))
        try await progress.run(requests, lane: context.store.bulk) { ack in
            try await responses.write(UploadSamplesResponse(response: .ack(ack)))
        } take: { message, place in
            guard case .batch(let batch) = message.request else {
                throw Refusal(.uploadNotStarted, "an upload starts once")
            }
            if isGivenUp, batch.seq == durable { return }
            try store(batch, in: place, of: start, run, progress)
        }
    }

    /// Checks a batch and hands it to the writer; the acknowledgement follows its COMMIT.
    private func store(
        _ batch: SampleBatch, in place: BulkPlace, of start: UploadStart, _ run: EvalRun,
        _ progress: UploadProgress
    ) throws {
        let columns = try checked(batch, run)
        let segment = context.clocks.measure(.digest) {
            SampleSegment(run: start.run, upload: start.upload, seq: batch.seq, columns: columns)
        }
        progress.received(batch.seq)
        context.store.submit(segment, in: place) { progress.settled(batch.seq, $0) }
    }

    /// The columns of a batch, every value of which is legal.
    ///
    /// - Throws: `Refusal` that names batch, column and sample.
    private func checked(_ batch: SampleBatch, _ run: EvalRun) throws(Refusal) -> SampleColumns {
        do {
            return try batch.checked(declared: run.metrics, clocks: context.clocks).columns
        } catch {
            let refusal = error.refusal
            throw Refusal(
                refusal.reason, "batch \(batch.seq): \(refusal.message)",
                refusal.metadata.merging(["seq": "\(batch.seq)"]) { first, _ in first })
        }
    }
}

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
        let progress = try UploadProgress("upload", start.upload, durableSeq: durable, resume: start.resume)
        try await responses.write(UploadSamplesResponse(response: .opened(progress.opened)))

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
    ///
    /// - Throws: `Refusal` that names batch, column and sample.
    private func store(
        _ batch: SampleBatch, in place: BulkPlace, of start: UploadStart, _ run: EvalRun,
        _ progress: UploadProgress
    ) throws(Refusal) {
        let columns: SampleColumns
        do throws(BatchError) {
            columns = try batch.checked(declared: run.metrics, clocks: context.clocks).columns
        } catch {
            throw error.refusal.about(batch.seq)
        }
        let segment = context.clocks.measure(.digest) {
            SampleSegment(run: start.run, upload: start.upload, seq: batch.seq, columns: columns)
        }
        context.store.submit(segment, in: place, completion: progress.received(batch.seq))
    }
}

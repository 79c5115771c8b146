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
            throw Refusal(.uploadNotStarted, "the first message of an upload must be start")
        }
        let run = try await context.store.require(EvalRun.self, start.run)
        try run.check(call.method)
        try await checkWhole(start)
        let scores = try await context.scoreNames(of: run)
        let durable = try await context.store.durableSeq(run: start.run, upload: start.upload)
        let retry = start.retry ? try RetrySession(start, of: run, durableSeq: durable, context) : nil
        let progress = try UploadProgress("upload", start.upload, durableSeq: durable, resume: start.resume)
        // Who made the evidence is not its only reviewer.
        try await context.store.record(uploader: call.caller.name, of: start.run)
        try await responses.write(UploadSamplesResponse(response: .opened(progress.opened)))

        try await progress.run(requests, lane: context.store.bulk) { ack in
            try await responses.write(UploadSamplesResponse(response: .ack(ack)))
        } take: { message, place in
            guard case .batch(let batch) = message.request else {
                throw Refusal(.uploadNotStarted, "start must be sent once, followed by batches")
            }
            let checked = try checked(batch, run)
            var columns = checked.columns
            columns.replaced = try await retry?.replaced(by: checked, seq: batch.seq)
            try takeNames(of: columns, batch.seq, scores)
            let received = progress.received(batch.seq)
            let (seq, hasClusters) = (batch.seq, checked.hasClusters)
            let (counts, sampleCount) = (context.counts, Int(clamping: columns.count))
            store(columns, seq, hasClusters, in: place, of: start) { result in
                if case .success(.stored) = result { counts.note(samples: sampleCount) }
                retry?.settled(batch.seq)
                received(result)
            }
        }
    }

    /// Refuses to go on with an upload of which a batch was dropped: a client that resumes counts every batch that
    /// comes before its own as durable, the dropped one among them, and would not send a mended one.
    ///
    /// - Throws: `Refusal` BATCH_DROPPED.
    private func checkWhole(_ start: UploadStart) async throws {
        guard let seq = try await context.store.firstDropped(run: start.run, upload: start.upload) else { return }
        throw Refusal(
            .batchDropped,
            "batch \(seq) of upload \(start.upload) was dropped from \(start.run); "
                + "send its replacement under another upload name",
            ["run": start.run, "upload": start.upload, "seq": "\(seq)"])
    }

    /// The checked columns of a batch.
    ///
    /// - Throws: `Refusal` that names batch, column and sample.
    private func checked(_ batch: SampleBatch, _ run: EvalRun) throws(Refusal) -> CheckedColumns {
        do throws(BatchError) {
            return try batch.checked(declared: run.metrics, clocks: context.clocks)
        } catch {
            throw error.refusal.about(batch.seq)
        }
    }

    /// Takes the score names of a batch.
    ///
    /// - Throws: `Refusal` TOO_MANY_SCORES that names the batch.
    private func takeNames(of columns: SampleColumns, _ seq: UInt64, _ scores: RunScoreNames) throws(Refusal) {
        do { try scores.add(columns) } catch { throw error.about(seq) }
    }

    /// Hands a checked batch to the writer; the acknowledgement follows its COMMIT.
    private func store(
        _ columns: SampleColumns, _ seq: UInt64, _ hasClusters: Bool, in place: BulkPlace, of start: UploadStart,
        completion: @escaping @Sendable (Result<SegmentOutcome, any Error>) -> Void
    ) {
        let segment = context.clocks.measure(.digest) {
            SampleSegment(
                run: start.run, upload: start.upload, seq: seq, columns: columns, hasClusters: hasClusters)
        }
        context.store.submit(segment, in: place, completion: completion)
    }
}

import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Takes in batches in order without gaps; acknowledges what is durable.
struct UploadSamples: DuplexHandler {
    /// Batches a client may have under way: 64 MiB at most.
    private static let window = 64

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
        try run.check(.upload)
        let durable = try await context.store.durableSeq(run: start.run, upload: start.upload)
        guard durable == 0 || start.resume else {
            throw Refusal(
                .uploadExists, "upload \(start.upload) has \(durable) batches already",
                ["upload": start.upload, "durable_seq": "\(durable)"])
        }
        let opened = UploadOpened(durableSeq: durable, window: UInt32(Self.window))
        try await responses.write(UploadSamplesResponse(response: .opened(opened)))

        let progress = UploadProgress(durableSeq: durable)
        // A client that resumes sends the last durable batch again; one that was given up is passed over.
        let isGivenUp = run.droppedBatches.contains(DroppedBatch(upload: start.upload, seq: durable))
        try await withThrowingTaskGroup { group in
            group.addTask {
                // Commits that come in quick succession share an acknowledgement.
                for try await ack in progress.acknowledgements {
                    try await responses.write(UploadSamplesResponse(response: .ack(ack)))
                }
            }
            group.addTask {
                for try await message in requests {
                    guard case .batch(let batch) = message.request else {
                        throw Refusal(.uploadNotStarted, "an upload starts once")
                    }
                    if isGivenUp, batch.seq == durable { continue }
                    await progress.room(in: Self.window)
                    try store(batch, of: start, run, progress)
                }
                progress.endOfInput()
            }
            // The first to fail ends the other: a refusal of the writer does not wait for the client.
            do {
                while try await group.next() != nil {}
            } catch {
                group.cancelAll()
                throw error
            }
        }
    }

    /// Checks a batch and hands it to the writer; the acknowledgement follows its COMMIT.
    private func store(
        _ batch: SampleBatch, of start: UploadStart, _ run: EvalRun, _ progress: UploadProgress
    ) throws {
        let columns = try checked(batch, run)
        let segment = SampleSegment(run: start.run, upload: start.upload, seq: batch.seq, columns: columns)
        progress.received(batch.seq)
        context.store.submit(segment) { result in
            switch result {
            case .success: progress.durable(batch.seq)
            case .failure(let error): progress.failed(error)
            }
        }
    }

    /// The columns of a batch, every value of which is legal.
    ///
    /// - Throws: `Refusal` that names batch, column and sample.
    private func checked(_ batch: SampleBatch, _ run: EvalRun) throws(Refusal) -> SampleColumns {
        do {
            return try batch.checked(declared: run.metrics).columns
        } catch {
            let refusal = error.refusal
            throw Refusal(
                refusal.reason, "batch \(batch.seq): \(refusal.message)",
                refusal.metadata.merging(["seq": "\(batch.seq)"]) { first, _ in first })
        }
    }
}

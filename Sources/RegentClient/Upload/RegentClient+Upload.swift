import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC

/// The progress of an upload.
public struct UploadProgress: Sendable, Hashable {
    /// Samples read from the source.
    public var samples = 0
    /// Samples that survive a power loss.
    public var durableSamples = 0
    /// Encoded bytes sent, including repeats.
    public var sentBytes = 0
    /// Batches read from the source.
    public var batches = 0
    /// Batches that the daemon already had.
    public var skippedBatches = 0
    /// Number of times that the upload continued after a lost connection.
    public var resumptions = 0
}

extension RegentClient {
    /// Uploads samples and returns when all of them are durable.
    ///
    /// They are divided into batches in order: uploading the same samples again under the same name sends only what the
    /// daemon does not have. No more samples are read while the daemon has not caught up, so memory is bounded
    /// (16 MiB of batches). If the connection is lost or the daemon restarts, the upload continues by itself, until
    /// there was no progress for the client's `patience`.
    /// - Parameters:
    ///   - run: evalRuns/{run}.
    ///   - upload: name of the sequence within the run.
    ///   - samples: read once, in order.
    ///   - resume: whether to continue an upload that has batches; otherwise that is refused.
    ///   - retry: whether each sample replaces one of the same id and repeat that is in the run and not SCORED. The
    ///     name of such an upload begins with "retry-".
    ///   - options: of every call that this makes.
    ///   - onProgress: called after every acknowledgement.
    /// - Throws: `RPCError`, INVALID_ARGUMENT naming an invalid sample, or the error of the sequence; the samples
    ///   before it are durable then.
    @discardableResult
    public func upload<Samples: AsyncSequence>(
        run: String, upload: String, samples: Samples, resume: Bool = true, retry: Bool = false,
        options: CallOptions = CallOptions(),
        onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> UploadProgress where Samples.Element == EvalSample {
        var iterator = samples.makeAsyncIterator()
        var batcher = SampleBatcher(level: bulkLevel)
        return try await self.upload(
            run: run, upload: upload, resume: resume, retry: retry, options: options,
            nextBatch: {
                while let sample = try await iterator.next(isolation: #isolation) {
                    if let full = try batcher.appended(sample) { return full }
                }
                return batcher.finish()
            }, onProgress: onProgress)
    }

    /// Uploads samples that are in memory or made without waiting, for example an array; see
    /// `upload(run:upload:samples:resume:options:onProgress:)` of an asynchronous sequence.
    ///
    /// Two batches are encoded side by side while the one before them is sent, so the sequence is asked for up to
    /// 24,576 samples before they are sent; the batches are the same as those of an asynchronous sequence.
    /// - Throws: `RPCError`, INVALID_ARGUMENT naming the sample where one is not legal; what comes before it is
    ///   durable then.
    @discardableResult
    public func upload<Samples: Sequence>(
        run: String, upload: String, samples: Samples, resume: Bool = true, retry: Bool = false,
        options: CallOptions = CallOptions(),
        onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> UploadProgress where Samples.Element == EvalSample {
        var batches: PairedBatches<Samples.Iterator>
        if let array = samples as? [EvalSample] {
            batches = PairedBatches(ready: array[...], level: bulkLevel)
        } else {
            batches = PairedBatches(source: samples.makeIterator(), level: bulkLevel)
        }
        return try await withThrowingTaskGroup { group in
            try await self.upload(
                run: run, upload: upload, resume: resume, retry: retry, options: options,
                nextBatch: { try await batches.next(in: &group) }, onProgress: onProgress)
        }
    }

    /// Uploads batches of samples and returns when all of them are durable; see
    /// `upload(run:upload:samples:resume:options:onProgress:)`.
    ///
    /// Batch k of the source is batch k of the upload. `nextBatch` returns the batches in order, nil at the end; its
    /// error is thrown here once everything before is durable.
    /// - Throws: `RPCError`, or the error of `nextBatch`. Acknowledged batches are kept in any case.
    @discardableResult
    public func upload(
        run: String, upload: String, resume: Bool = true, retry: Bool = false,
        options: CallOptions = CallOptions(),
        nextBatch: () async throws -> SampleColumns?,
        onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> UploadProgress {
        let window = UploadWindow()
        let observation = StreamObservation(of: EvaluationServiceMethods.uploadSamples.descriptor)
        var options = options
        observation.inject(into: &options.metadata)
        var source = UploadSource()
        var patience = Patience(core.options)
        var durable = 0
        var start = UploadStart(run: run, upload: upload, resume: resume, retry: retry)
        while true {
            do {
                try await stream(start, options, window, &source, observation, nextBatch, onProgress)
                if let failure = source.failure { throw failure }
                observation.end(nil, window.progress.attributes)
                return window.progress
            } catch let error as RPCError where source.failure == nil {
                observation.event("lost")
                let progress = window.progress
                if progress.durableSamples > durable { patience.renew() }
                durable = progress.durableSamples
                do throws(RPCError) { try await patience.wait(after: error) } catch {
                    observation.end(error, progress.attributes)
                    throw error
                }
                // What the daemon has of this upload by now is this upload's.
                start.resume = true
            } catch {
                observation.end(error as? RPCError ?? .sourceFailed, window.progress.attributes)
                throw error
            }
        }
    }

    /// Sends on one stream until the source has ended and everything is durable.
    private func stream(
        _ start: UploadStart, _ options: CallOptions, _ window: UploadWindow, _ source: inout UploadSource,
        _ observation: StreamObservation, _ nextBatch: () async throws -> SampleColumns?,
        _ onProgress: @escaping @Sendable (UploadProgress) -> Void
    ) async throws {
        let call = try await uploadSamples(options)
        try await call.send(UploadSamplesRequest(request: .start(start)))
        var first = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await first.next()?.response else {
            throw RPCError(.protocolViolation, "the upload was not opened")
        }
        try window.opened(opened)
        observation.event("opened", ["durable_seq": Int(clamping: opened.durableSeq)])
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { window.streamIsOver() }
                for try await response in call.responses {
                    guard case .ack(let ack)? = response.response else { continue }
                    let progress = window.acknowledged(ack.durableSeq)
                    observation.event("acknowledged", ["durable_samples": progress.durableSamples])
                    onProgress(progress)
                }
            }
            do {
                try await send(on: call, window, &source, nextBatch)
                call.finishSending()
            } catch {
                // The error that ended the stream is thrown with its status.
                if source.failure != nil { call.finishSending() }
            }
            try await group.waitForAll()
        }
        guard window.isSettled else {
            throw RPCError(.protocolViolation, "the upload ended before everything was durable")
        }
    }

    /// Sends the kept batches, then those of the source.
    private func send(
        on call: DuplexCall<UploadSamplesRequest, UploadSamplesResponse>, _ window: UploadWindow,
        _ source: inout UploadSource, _ nextBatch: () async throws -> SampleColumns?
    ) async throws {
        while true {
            while let batch = window.next() {
                let message = SampleBatch(seq: batch.seq, columns: batch.columns)
                try await call.send(UploadSamplesRequest(request: .batch(message)))
            }
            guard !source.isAtEnd, await window.room() else { return }
            do {
                guard let columns = try await nextBatch() else {
                    source.isAtEnd = true
                    try window.checkReachesDurable()
                    return
                }
                window.add(columns)
            } catch {
                source.failure = error
                source.isAtEnd = true
                throw error
            }
        }
    }
}

extension UploadProgress {
    /// What the span of an upload says at its end.
    fileprivate var attributes: [String: Int] {
        [
            "samples": samples, "durable_samples": durableSamples, "sent_bytes": sentBytes, "batches": batches,
            "skipped_batches": skippedBatches, "resumptions": resumptions,
        ]
    }
}

extension RPCError {
    /// An upload whose source has failed, for its span; whoever uploads is thrown what the source threw.
    fileprivate static var sourceFailed: RPCError {
        RPCError(code: .aborted, message: "the source of the upload failed")
    }
}

/// The state of the source of an upload.
private struct UploadSource {
    var isAtEnd = false
    /// The error of the source.
    var failure: (any Error)?
}
